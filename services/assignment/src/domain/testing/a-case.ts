import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import type { StepFacts } from '../assignment/step.ts';
import type { UnitState } from '../unit/unit.ts';

/** Events of one invented case for specs: sent to S004 on 27 September 2024, a bureau under S001. Nothing here is random. */
export const personId = 'person-0001';
export const unit = 'S004';

export const proposed: EventOf<'AssignmentProposed'> = {
  ...{ type: 'AssignmentProposed', category: 'appeal-request', topic: 'wages', route: 'petition-procedure', unit, personId },
};
export const sent: EventOf<'PetitionTransferred'> = { type: 'PetitionTransferred', unit, transferredOn: '2024-09-27' };
export const entrusted: EventOf<'PetitionEntrusted'> = {
  ...{ type: 'PetitionEntrusted', unit, entrustedOn: '2024-09-27', reportBy: '2024-11-30' },
};
export const objected: EventOf<'CompetenceObjected'> = {
  ...{ type: 'CompetenceObjected', unit, objectedOn: '2024-10-08', personId, personal: { reason: '不属本单位' } },
};
export const takenBack: EventOf<'MaterialTakenBack'> = { type: 'MaterialTakenBack', unit, takenBackOn: '2024-10-09' };
export const accepted: EventOf<'PetitionAccepted'> = {
  ...{ type: 'PetitionAccepted', unit, acceptedOn: '2024-10-10', route: 'petition-procedure' },
};
export const issued: EventOf<'OpinionIssued'> = {
  ...{ type: 'OpinionIssued', unit, issuedOn: '2024-11-20', documentNumber: '星人社信〔2024〕8号', results: ['settled'], personId },
  ...{ requestAs: 'registered', carryOutBy: null, personal: { facts: '经查属实', opinion: '予以支持', basis: '工资支付条例' } },
};
export const delivered: EventOf<'OpinionDelivered'> = {
  ...{ type: 'OpinionDelivered', deliveredOn: '2024-11-25', method: 'post', personId, personal: { proof: '邮件号XA1' } },
};
export const closed: EventOf<'CaseClosed'> = { type: 'CaseClosed', closedOn: '2024-12-02', rating: 'dissatisfied' };

export const toSent: readonly AssignmentEvent[] = [proposed, sent];
export const toObjected: readonly AssignmentEvent[] = [...toSent, objected];
export const toAccepted: readonly AssignmentEvent[] = [...toSent, accepted];
export const toDelivered: readonly AssignmentEvent[] = [...toAccepted, issued, delivered];

/** The opinion of a review at a level, by a unit, asked of the unit that decided before. */
export function reviewed(
  level: 'review' | 're-review',
  by: string,
  ofUnit: string,
  [requestedOn, issuedOn, deliveredOn]: readonly [string, string, string],
  outcome: EventOf<'ReviewOpinionIssued'>['outcome'] = 'upheld',
): readonly [EventOf<'ReviewRequested'>, EventOf<'ReviewOpinionIssued'>, EventOf<'ReviewOpinionDelivered'>] {
  const article = level === 'review' ? '35' : '36';
  return [
    { type: 'ReviewRequested', level, unit: by, ofUnit, requestedOn, article, personId, personal: { reason: '不服' } },
    {
      ...{ type: 'ReviewOpinionIssued', level, unit: by, outcome, issuedOn, documentNumber: '星复〔2025〕1号', article, personId },
      personal: { facts: '事实清楚', opinion: '结论', basis: '依据' },
    },
    {
      type: 'ReviewOpinionDelivered',
      level,
      unit: by,
      outcome,
      deliveredOn,
      method: 'in-person',
      personId,
      personal: { proof: '送达回证' },
    },
  ];
}

/** Who acts on which day; today is long after. */
export function by(on: string, role = 'unit-head', of = unit, id = 'officer-1'): StepFacts {
  return { on, today: '2026-12-31', actor: { id, role, unit: of } };
}

/** A unit of the invented register. */
export function recorded(
  code: string,
  level: EventOf<'UnitRecorded'>['level'],
  parent: string | null,
  ended: { dissolved: string; successor: string | null } | null = null,
): UnitState {
  return {
    ...{ status: 'recorded', unit: code, name: '测试单位', level, parent, duties: [], topics: [], established: '2000-01-01' },
    ...(ended ?? { dissolved: null, successor: null }),
  };
}
