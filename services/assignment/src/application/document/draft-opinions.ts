import type { EventOf } from '@anjuan/contracts';
import { allOf, lastOf, lastOfAny, registeredPersonal, responsibleUnit } from '../../domain/index.ts';
import * as of from './draft-context.ts';
import type { Draft, DraftContext } from './draft-context.ts';

/** 信访处理意见书: of the opinion where it was issued already, else of the case so far. */
export function draftOpinion(context: DraftContext): Draft {
  const { events, unit } = context;
  const opinion = lastOf(events, 'OpinionIssued')?.personal;
  return {
    ...of.letterhead(context),
    ...of.petitioners(context),
    acceptedOn: lastOf(events, 'PetitionAccepted')?.acceptedOn,
    request: of.paragraphs(opinion?.request) ?? of.requestText(context),
    ...{ facts: of.paragraphs(opinion?.facts), basis: of.paragraphs(opinion?.basis), conclusion: of.paragraphs(opinion?.opinion) },
    reviewUnit: of.superiorName(context, unit),
  };
}

type Level = EventOf<'ReviewRequested'>['level'];

function reviewOf({ events }: DraftContext, level: Level) {
  return {
    requested: allOf(events, 'ReviewRequested').findLast((event) => event.level === level),
    issued: allOf(events, 'ReviewOpinionIssued').findLast((event) => event.level === level),
  };
}

/** What both reviews state of themselves. */
function findings(context: DraftContext, level: Level): Draft {
  const { requested, issued } = reviewOf(context, level);
  return {
    ...of.letterhead(context),
    ...of.petitioners(context),
    ...{ requestedOn: requested?.requestedOn, request: of.paragraphs(requested?.personal?.reason), outcome: issued?.outcome },
    facts: of.paragraphs(issued?.personal?.facts),
    basis: of.paragraphs(issued?.personal?.basis),
    conclusion: of.paragraphs(issued?.personal?.opinion),
  };
}

/** 信访复查意见书. */
export function draftReview(context: DraftContext): Draft {
  const opinion = lastOf(context.events, 'OpinionIssued');
  return {
    ...findings(context, 'review'),
    originalUnit: of.nameOf(context, reviewOf(context, 'review').requested?.ofUnit),
    originalNumber: of.numberOf(context, 'handling-opinion') ?? opinion?.documentNumber,
    originalOpinion: of.paragraphs(opinion?.personal?.opinion),
    reReviewUnit: of.superiorName(context, context.unit),
  };
}

/** 信访复核意见书. */
export function draftReReview(context: DraftContext): Draft {
  const below = reviewOf(context, 'review').issued;
  const hearing = allOf(context.events, 'HearingClosed').findLast(({ stage }) => stage === 're-review');
  return {
    ...findings(context, 're-review'),
    reviewUnit: of.nameOf(context, reviewOf(context, 're-review').requested?.ofUnit),
    reviewNumber: of.numberOf(context, 'review-opinion') ?? below?.documentNumber,
    earlierOpinion: of.paragraphs(below?.personal?.opinion),
    hearing: of.paragraphs(hearing?.personal?.record),
  };
}

/** 调解（和解）协议书. */
export function draftSettlement(context: DraftContext): Draft {
  const { events } = context;
  const settled = lastOf(events, 'SettlementReached');
  const opened = lastOfAny(events, ['MediationOpened', 'MediationFailed']);
  const personal = registeredPersonal(events);
  const mediated = settled?.mediated ?? opened?.type === 'MediationOpened';
  const first = (of.petitioners(context)['petitioners'] as readonly Draft[])[0];
  return {
    form: mediated ? 'mediation' : 'settlement',
    caseNumber: of.registered(context)?.registrationNumber,
    parties: [
      ...(first ? [of.known({ side: '甲方', name: first['name'], idNumber: first['idNumber'], address: first['address'] })] : []),
      ...(personal?.target ? [{ side: '乙方', name: of.lineOf(personal.target) }] : []),
    ],
    mediator: mediated ? of.nameOf(context, responsibleUnit(events)) : undefined,
    dispute: of.summary(context),
    terms: of.paragraphs(settled?.personal?.terms),
    signedOn: settled?.agreedOn ?? context.on,
  };
}
