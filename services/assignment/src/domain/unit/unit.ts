import { accept, refuse, type AssignmentEvent, type Decision, type EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';

export type UnitFacts = Omit<EventOf<'UnitRecorded'>, 'type'>;

/** A unit of the register (责任单位): unknown, or as it was last told. */
export type UnitState = { readonly status: 'unknown' } | ({ readonly status: 'recorded' } & UnitFacts);

export type UnitRefusal = { readonly code: 'dissolved-before-established'; readonly established: Day; readonly dissolved: Day };

export const unknownUnit: UnitState = { status: 'unknown' };

/** Records a unit as the register tells it (单位登记). The same again adds nothing; a dissolved unit is replaced by its successor, Art. 24. */
export function recordUnit(facts: UnitFacts, state: UnitState): Decision<AssignmentEvent, UnitRefusal> {
  const { established, dissolved } = facts;
  if (established !== null && dissolved !== null && dissolved < established) {
    return refuse({ code: 'dissolved-before-established', established, dissolved });
  }
  if (state.status === 'recorded' && sameFacts(state, facts)) return accept();
  return accept({ type: 'UnitRecorded', ...facts });
}

export function evolveUnit(state: UnitState, event: AssignmentEvent): UnitState {
  if (event.type !== 'UnitRecorded') return state;
  const { type: _type, ...facts } = event;
  return { status: 'recorded', ...facts };
}

/** Whether the unit is in force on a day: established on or before it and not yet dissolved. */
export function inForceOn(unit: Pick<UnitFacts, 'established' | 'dissolved'>, day: Day): boolean {
  return (unit.established === null || unit.established <= day) && (unit.dissolved === null || day < unit.dissolved);
}

function sameFacts(a: UnitFacts, b: UnitFacts): boolean {
  const plain = ({ unit, name, level, parent, duties, topics, established, dissolved, successor }: UnitFacts): string =>
    JSON.stringify([unit, name, level, parent, duties, topics, established, dissolved, successor]);
  return plain(a) === plain(b);
}
