import type { CaseEvent } from '../api/types.ts';

/** What the history of a case says beside its state, as far as steps depend on it (案情要点). */
export interface Standing {
  /** The petitioner died, and no heir continues yet. */
  readonly died: boolean;
  /** Somebody acts for the petitioner. */
  readonly agent: boolean;
  /** The petition office did not accept it, and the petitioner was told so. */
  readonly refused: boolean;
  readonly notified: boolean;
  readonly mediating: boolean;
  readonly hearing: boolean;
  /** A result is owed to who entrusted it. */
  readonly owesReport: boolean;
  readonly carriedOut: boolean;
  readonly conflict: 'common-superior' | 'joint-conference' | null;
  /** What stands by now: the answer to a proposal, the opinion, a review of it, or the end of the procedure. */
  readonly decided: 'answer' | 'opinion' | 'review' | 're-review' | 'ended' | null;
  /** The procedure ended because nobody asked for review: a request made in time may still be entered. */
  readonly unasked: boolean;
  readonly level: 'review' | 're-review' | null;
  /** Officers asked to keep out, still undecided. */
  readonly avoidance: readonly string[];
  /** Numbers of the supervision orders that await an answer, or whose answer awaits its acceptance. */
  readonly orders: { readonly open: readonly number[]; readonly answered: readonly number[] };
  /** Numbers of the suggestions that await their feedback. */
  readonly suggestions: readonly number[];
  /** Accounts that took a step in the case. */
  readonly accounts: readonly string[];
}

export const nothingYet: Standing = {
  ...{ died: false, agent: false, refused: false, notified: false, mediating: false, hearing: false, owesReport: false, carriedOut: false },
  unasked: false,
  ...{ conflict: null, decided: null, level: null, avoidance: [], orders: { open: [], answered: [] }, suggestions: [], accounts: [] },
};

type Told = Pick<CaseEvent, 'type' | 'data' | 'actor'>;

/** Reads the history, oldest first. */
export function standingOf(events: readonly Told[]): Standing {
  return events.reduce((before, event) => ({ ...withAccount(before, event), ...changeOf(before, event) }), nothingYet);
}

function withAccount(before: Standing, { actor }: Told): Standing {
  if (actor.role === 'system' || before.accounts.includes(actor.id)) return before;
  return { ...before, accounts: [...before.accounts, actor.id] };
}

function changeOf(before: Standing, { type, data }: Told): Partial<Standing> {
  switch (type) {
    case 'PetitionerDied':
      return { died: true, agent: false };
    case 'PetitionContinued':
      return { died: false };
    case 'AgentAppointed':
      return { agent: true };
    case 'AgentDismissed':
      return { agent: false };
    case 'PetitionNotAccepted':
      return { refused: true };
    case 'RefusalNotified':
      return { notified: true };
    case 'MediationOpened':
      return { mediating: true };
    case 'MediationFailed':
    case 'SettlementReached':
      return { mediating: false };
    case 'HearingOpened':
      return { hearing: true };
    case 'HearingClosed':
      return { hearing: false };
    case 'PetitionEntrusted':
      return { owesReport: true };
    case 'PetitionTransferred':
    case 'ResultReported':
      return { owesReport: false };
    case 'CarryingOutRecorded':
      return { carriedOut: data['complete'] === true };
    case 'ConflictReferred':
      return { conflict: data['to'] === 'joint-conference' ? 'joint-conference' : 'common-superior' };
    case 'CompetenceDecided':
      return { conflict: null };
    case 'ProposalAnswered':
      return { decided: 'answer' };
    case 'OpinionDelivered':
      return { decided: 'opinion' };
    case 'ReviewRequested':
      return { level: levelOf(data) };
    case 'ReviewOpinionDelivered':
      return { level: null, decided: data['outcome'] === 'returned' ? null : levelOf(data) };
    case 'ProcedureEnded':
      return { decided: 'ended', unasked: data['because'] === 'review-not-requested' || data['because'] === 're-review-not-requested' };
    case 'AvoidanceAsked':
      return { avoidance: [...before.avoidance, String(data['officer'])] };
    case 'AvoidanceDecided':
      return { avoidance: before.avoidance.filter((officer) => officer !== data['officer']) };
    case 'SupervisionOrderIssued':
    case 'SupervisionOrderReturned':
      return { orders: ordered(before, Number(data['order']), 'open') };
    case 'SupervisionOrderAnswered':
      return { orders: ordered(before, Number(data['order']), 'answered') };
    case 'SupervisionOrderAccepted':
    case 'SupervisionOrderCancelled':
      return { orders: ordered(before, Number(data['order']), 'done') };
    case 'SuggestionMade':
      return { suggestions: [...before.suggestions, Number(data['suggestion'])] };
    case 'SuggestionAnswered':
    case 'SuggestionWithdrawn':
      return { suggestions: before.suggestions.filter((number) => number !== data['suggestion']) };
    default:
      return {};
  }
}

function ordered({ orders: { open, answered } }: Standing, order: number, to: 'open' | 'answered' | 'done'): Standing['orders'] {
  const others = (numbers: readonly number[]) => numbers.filter((number) => number !== order);
  return {
    open: to === 'open' ? [...others(open), order] : others(open),
    answered: to === 'answered' ? [...others(answered), order] : others(answered),
  };
}

const levelOf = (data: Told['data']): 'review' | 're-review' => (data['level'] === 're-review' ? 're-review' : 'review');
