import {
  accept,
  refuse,
  type CampaignEvent,
  type ChangeCampaign,
  type Decision,
  type EventOf,
  type MakeBatch,
  type OpenCampaign,
} from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';

/** A campaign (专项) or a batch (批次): not there, open, or ended. */
export type GroupState =
  | { readonly status: 'absent' }
  | { readonly status: 'open'; readonly opened: EventOf<'CampaignOpened'>; readonly until: Day; readonly targets: Targets }
  | {
      readonly status: 'closed';
      readonly opened: EventOf<'CampaignOpened'>;
      readonly until: Day;
      readonly targets: Targets;
      readonly closedOn: Day;
    }
  | { readonly status: 'batch'; readonly made: EventOf<'BatchMade'> };

export type Targets = EventOf<'CampaignOpened'>['targets'];

export type GroupRefusal =
  | { readonly code: 'group-unknown' }
  | { readonly code: 'group-id-taken' }
  | { readonly code: 'campaign-closed'; readonly closedOn: Day }
  | { readonly code: 'until-before-opening'; readonly openedOn: Day }
  | { readonly code: 'day-in-the-future'; readonly today: Day }
  | { readonly code: 'day-before-previous-step'; readonly previous: Day }
  | { readonly code: 'case-twice' };

export type GroupDecision = Decision<CampaignEvent, GroupRefusal>;
interface Facts {
  readonly on: Day;
  readonly today: Day;
}

export const noGroup: GroupState = { status: 'absent' };

/** Opens a campaign (启动专项). The same again adds nothing; another under its id is refused. Never throws. */
export function openCampaign({ on, today, campaign, title, until, unit, targets }: OpenCampaign & Facts, state: GroupState): GroupDecision {
  if (on > today) return refuse({ code: 'day-in-the-future', today });
  if (until < on) return refuse({ code: 'until-before-opening', openedOn: on });
  const opened: EventOf<'CampaignOpened'> = { type: 'CampaignOpened', campaign, title, openedOn: on, until, unit, targets };
  if (state.status === 'absent') return accept(opened);
  const same = state.status === 'open' && state.opened.title === title && state.opened.unit === unit && state.opened.until === until;
  return same ? accept() : refuse({ code: 'group-id-taken' });
}

/** Changes the targets or the last day (调整专项). Never throws. */
export function changeCampaign({ on, today, until, targets, reason }: ChangeCampaign & Facts, state: GroupState): GroupDecision {
  return inCampaign({ on, today }, state, ({ opened: { campaign, openedOn } }) =>
    until < openedOn
      ? refuse({ code: 'until-before-opening', openedOn })
      : accept({ type: 'CampaignChanged', campaign, changedOn: on, until, targets, reason }),
  );
}

/** Ends a campaign (专项结束); `cases` and `struckOff` are what it reached. Ended: adds nothing. Never throws. */
export function closeCampaign(command: Facts & { readonly cases: number; readonly struckOff: number }, state: GroupState): GroupDecision {
  if (state.status === 'closed') return accept();
  const { on: closedOn, cases, struckOff } = command;
  return inCampaign(command, state, ({ opened: { campaign } }) => accept({ type: 'CampaignClosed', campaign, closedOn, cases, struckOff }));
}

/** Takes cases together (组成批次). The same again adds nothing. Never throws. */
export function makeBatch({ on, today, batch, basis, reason, caseIds }: MakeBatch & Facts, state: GroupState): GroupDecision {
  if (on > today) return refuse({ code: 'day-in-the-future', today });
  if (new Set(caseIds).size < caseIds.length) return refuse({ code: 'case-twice' });
  if (state.status === 'absent') return accept({ type: 'BatchMade', batch, madeOn: on, basis, reason, caseIds });
  return state.status === 'batch' && isSameBatch(state.made, { basis, reason, caseIds }) ? accept() : refuse({ code: 'group-id-taken' });
}

function isSameBatch(made: EventOf<'BatchMade'>, { basis, reason, caseIds }: Pick<MakeBatch, 'basis' | 'reason' | 'caseIds'>): boolean {
  if (made.basis !== basis || made.reason !== reason) return false;
  return made.caseIds.toSorted().join() === caseIds.toSorted().join();
}

export function evolveGroup(state: GroupState, event: CampaignEvent): GroupState {
  switch (event.type) {
    case 'CampaignOpened':
      return { status: 'open', opened: event, until: event.until, targets: event.targets };
    case 'CampaignChanged':
      return state.status === 'open' ? { ...state, until: event.until, targets: event.targets } : state;
    case 'CampaignClosed':
      return state.status === 'open' ? { ...state, status: 'closed', closedOn: event.closedOn } : state;
    case 'BatchMade':
      return { status: 'batch', made: event };
  }
}

function inCampaign(
  { on, today }: Facts,
  state: GroupState,
  then: (state: Extract<GroupState, { readonly status: 'open' }>) => GroupDecision,
): GroupDecision {
  if (state.status === 'absent' || state.status === 'batch') return refuse({ code: 'group-unknown' });
  if (state.status === 'closed') return refuse({ code: 'campaign-closed', closedOn: state.closedOn });
  if (on > today) return refuse({ code: 'day-in-the-future', today });
  if (on < state.opened.openedOn) return refuse({ code: 'day-before-previous-step', previous: state.opened.openedOn });
  return then(state);
}
