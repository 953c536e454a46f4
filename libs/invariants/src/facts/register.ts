import type { EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';

export type Unit = Omit<EventOf<'UnitRecorded'>, 'type'>;

/** The register of units (单位名录) as the history has told it so far. */
export class UnitRegister {
  private readonly units = new Map<string, Unit>();

  tell(unit: Unit): void {
    this.units.set(unit.unit, unit);
  }

  find(code: string): Unit | undefined {
    return this.units.get(code);
  }

  /** False also for a unit that is not in the register. */
  isInForce(code: string, on: Day): boolean {
    const unit = this.units.get(code);
    if (!unit) return false;
    return (unit.established === null || unit.established <= on) && (unit.dissolved === null || on < unit.dissolved);
  }
}
