import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import { addDays, type Day } from '@anjuan/regulation';
import { payloadOf } from '@anjuan/service-kit';
import type { Due } from '@anjuan/supervision/handlers';

type Moved = EventOf<'ClockStarted' | 'ClockResumed' | 'HandlingLimitExtended'>;
const moves: ReadonlySet<string> = new Set<Moved['type']>(['ClockStarted', 'ClockResumed', 'HandlingLimitExtended']);

/** The clocks by the day after their last (到期时限): whether one has run out is for its case to decide. */
export class DueClocks {
  private readonly byDay = new Map<Day, Due[]>();

  /** `today`: a limit that is entered after its last day is looked at the next morning. */
  see(event: RecordedEvent, today: Day): void {
    if (!moves.has(event.type)) return;
    const moved = payloadOf<Moved>(event);
    const clock = moved.type === 'HandlingLimitExtended' ? 'handling' : moved.clock;
    const { run, due } = moved;
    const look = addDays(due < today ? today : due, 1);
    const waiting = this.byDay.get(look);
    const timer = { caseId: event.caseId, clock, run, due };
    if (waiting) waiting.push(timer);
    else this.byDay.set(look, [timer]);
  }

  take(day: Day): readonly Due[] {
    const due = this.byDay.get(day) ?? [];
    this.byDay.delete(day);
    return due;
  }
}
