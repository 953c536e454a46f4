export { accountPrefix } from './history/actors.ts';
export type { Appended } from './history/memory-store.ts';
export { runOf, simulate, simulatedSource, type Simulated, type Simulation } from './simulate.ts';
export { holdsRealCases, OtherHistory, writeAppends } from './write-store.ts';
