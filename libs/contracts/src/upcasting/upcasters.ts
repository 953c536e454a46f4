import type { Upcaster } from './upcast.ts';

/** Every step between published versions. */
export const upcasters: readonly Upcaster[] = [
  // The second versions name more clocks; an event of the first already says everything.
  { type: 'ClockStarted', from: 1, up: (data) => ({ ...data, localGround: '' }) },
  { type: 'ClockStopped', from: 1, up: (data) => data },
  { type: 'ClockExpired', from: 1, up: (data) => data },
  // The third know those of supervision orders and suggestions.
  { type: 'ClockStarted', from: 2, up: (data) => data },
  { type: 'ClockStopped', from: 2, up: (data) => data },
  { type: 'ClockExpired', from: 2, up: (data) => data },
  { type: 'OpinionIssued', from: 1, up: (data) => ({ ...data, requestAs: 'registered', carryOutBy: null }) },
  { type: 'AssignmentEnded', from: 1, up: (data) => data },
];
