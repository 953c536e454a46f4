import { isEnded, type CaseFile, type CaseState } from './case-file.ts';

/** The desks at which a case waits (工作台). */
export const queues = ['classification', 'relations', 'dispatch', 'acceptance', 'objections', 'handling', 'closing'] as const;
export type Queue = (typeof queues)[number];

const queueOfState: Readonly<Record<CaseState, Exclude<Queue, 'relations'> | null>> = {
  registered: 'classification',
  suggested: 'classification',
  classified: 'dispatch',
  'taken-back': 'dispatch',
  sent: 'acceptance',
  objected: 'objections',
  accepted: 'handling',
  'opinion-issued': 'handling',
  delivered: 'closing',
  closed: null,
  withdrawn: null,
  'not-accepted': null,
  'in-conflict': 'objections',
  directed: 'closing',
  settled: 'closing',
  'under-review': 'handling',
  reviewed: 'handling',
  'procedure-ended': 'closing',
  merged: null,
  'petitioner-died': null,
  ledgered: null,
};

/** The desk of the case's next step; null when nothing is left to do. */
export function queueOf(file: CaseFile): Exclude<Queue, 'relations'> | null {
  return queueOfState[file.state];
}

/** Whether an officer still has to confirm or undo a suggested link. */
export function hasOpenRelation(file: CaseFile): boolean {
  return !isEnded(file.state) && file.relations.some((relation) => relation.state === 'suggested');
}
