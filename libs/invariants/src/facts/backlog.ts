import type { DomainEvent } from '@anjuan/contracts';

export interface ReliefFacts {
  readonly askedFen: number;
  readonly approvedFen: number;
  readonly paidFen: number;
}

/** The backlog side of a case (积案) as its events tell it. */
export interface BacklogFacts {
  readonly listed: boolean;
  readonly times: number;
  readonly leader: boolean;
  readonly reportedBy: string | null;
  readonly checked: boolean;
  readonly watchUntil: string | null;
  readonly reliefs: readonly ReliefFacts[];
}

export const noBacklogFacts: BacklogFacts = {
  ...{ listed: false, times: 0, leader: false, reportedBy: null, checked: false, watchUntil: null, reliefs: [] },
};

/** Adds an event; every other event says nothing of it. */
export function backlogAfter(facts: BacklogFacts, event: DomainEvent): BacklogFacts {
  switch (event.type) {
    case 'BacklogListed':
      return { ...facts, listed: true, times: event.times, reportedBy: null, checked: false };
    case 'BacklogRelapsed':
      return { ...facts, listed: true, times: event.times, reportedBy: null, checked: false, watchUntil: null };
    case 'LedgerRowImported':
      return { ...facts, listed: true, times: Math.max(1, facts.times), leader: facts.leader || event.leader !== null };
    case 'LeaderAssigned':
      return { ...facts, leader: true };
    case 'ResolutionReported':
      return { ...facts, reportedBy: event.unit };
    case 'ResolutionChecked':
      return { ...facts, checked: event.passed };
    case 'BacklogStruckOff':
      return { ...facts, watchUntil: event.watchUntil };
    case 'ReliefRequested':
      return { ...facts, reliefs: [...facts.reliefs, { askedFen: event.amountFen, approvedFen: 0, paidFen: 0 }] };
    case 'ReliefDecided':
      return relieved(facts, event.relief, { approvedFen: event.approvedFen });
    case 'ReliefPaid':
      return relieved(facts, event.relief, { paidFen: (facts.reliefs[event.relief - 1]?.paidFen ?? 0) + event.amountFen });
    default: // says nothing of the backlog side
      return facts;
  }
}

function relieved(facts: BacklogFacts, number: number, change: Partial<ReliefFacts>): BacklogFacts {
  return { ...facts, reliefs: facts.reliefs.map((relief, index) => (index === number - 1 ? { ...relief, ...change } : relief)) };
}
