import type { BacklogEvent } from '@anjuan/contracts';
import type { CommandRunner, Decider } from '@anjuan/service-kit';
import { evolveBacklog, noBacklog, type BacklogState } from '../domain/backlog/index.ts';

/** Stream of the backlog side of a case, behind the service's name. */
export function backlogStream(caseId: string): string {
  return `backlog.${caseId}`;
}

export const backlogDecider: Decider<BacklogState, BacklogEvent> = {
  ...{ initialState: noBacklog, evolve: evolveBacklog },
  snapshot: { name: 'backlog', version: 1 },
};

/** The backlog side of a case as it stands. */
export function loadBacklog(runner: CommandRunner, caseId: string): Promise<BacklogState> {
  return runner.load('supervision', backlogStream(caseId), backlogDecider);
}
