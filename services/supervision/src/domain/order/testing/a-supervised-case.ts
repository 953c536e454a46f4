import type { EventOf } from '@anjuan/contracts';
import { theRegulation } from '@anjuan/regulation';
import {
  evolveConduct,
  evolveOrders,
  noConduct,
  noOrders,
  type Conduct,
  type ConductEvent,
  type OrderDecision,
  type OrderState,
} from '../index.ts';
import type { OrderStreamEvent } from '../state.ts';

/* One invented case of 星城市 for specs: unit S004 had it, S001 is the petition office. Nothing here is random. */
export const personId = 'p-0000000000000001';
export const office = { role: 'supervisor', unit: 'S001' };
export const unit = { role: 'unit-handler', unit: 'S004' };
export const by = (on: string, actor = office) => ({ on, today: '2026-11-24', actor, personId, regulation: theRegulation });

export const after = (...events: readonly OrderStreamEvent[]): OrderState => events.reduce(evolveOrders, noOrders);
export const happened = (decision: OrderDecision): readonly OrderStreamEvent[] => (decision.outcome === 'accepted' ? decision.events : []);
export const refusal = (decision: OrderDecision): unknown => (decision.outcome === 'refused' ? decision.refusal : 'accepted');

export const conductOf = (...events: readonly ConductEvent[]): Conduct =>
  events.reduce(
    (conduct, event) => evolveConduct(conduct, { event, unit: event.type === 'PetitionRegistered' ? 'S001' : 'S004' }),
    noConduct,
  );

export const entrusted: EventOf<'PetitionEntrusted'> = {
  type: 'PetitionEntrusted',
  unit: 'S004',
  entrustedOn: '2025-01-10',
  reportBy: '2025-03-10',
};
export const accepted: EventOf<'PetitionAccepted'> = {
  type: 'PetitionAccepted',
  unit: 'S004',
  acceptedOn: '2025-01-20',
  route: 'petition-procedure',
};
export const declined: EventOf<'PetitionDeclined'> = {
  ...{
    type: 'PetitionDeclined',
    unit: 'S004',
    declinedOn: '2025-01-21',
    ground: 'outside-duty',
    article: '',
    referredTo: '',
    personId,
    personal: null,
  },
};
export const objected: EventOf<'CompetenceObjected'> = {
  type: 'CompetenceObjected',
  unit: 'S004',
  objectedOn: '2025-01-14',
  personId,
  personal: null,
};
export const worked: EventOf<'WorkRecorded'> = {
  type: 'WorkRecorded',
  unit: 'S004',
  kind: 'contacted',
  workedOn: '2025-02-01',
  personId,
  personal: null,
};
export const opinion: EventOf<'OpinionIssued'> = {
  ...{ type: 'OpinionIssued', unit: 'S004', issuedOn: '2025-03-15', documentNumber: '8号', results: ['settled'], requestAs: 'registered' },
  ...{ carryOutBy: '2025-05-01', personId, personal: null },
};
export const carriedOut = (complete: boolean): EventOf<'CarryingOutRecorded'> => ({
  ...{ type: 'CarryingOutRecorded', unit: 'S004', carriedOutOn: '2025-05-10', complete, article: '32', personId, personal: null },
});
export const reported: EventOf<'ResultReported'> = {
  ...{ type: 'ResultReported', unit: 'S004', reportedOn: '2025-03-20', reportBy: '2025-03-10', personId, personal: null },
};
export const expired = (clock: EventOf<'ClockExpired'>['clock'], due: string): EventOf<'ClockExpired'> => ({
  ...{ type: 'ClockExpired', clock, run: 1, due, article: '34' },
});
