import { addDays, clockRuleOn, routes, topics } from '@anjuan/regulation';
import { lastOf, lastOfAny, registeredPersonal, responsibleUnit } from '../../domain/index.ts';
import * as of from './draft-context.ts';
import type { Draft, DraftContext } from './draft-context.ts';

/** 信访事项登记表. */
export function draftSlip(context: DraftContext): Draft {
  const { events, unit, account } = context;
  const petition = of.registered(context);
  const decided = lastOfAny(events, ['AssignmentProposed', 'ClassificationConfirmed', 'ClassificationOverridden']);
  const repeat = events.findLast((event) => event.type === 'RelationConfirmed' && event.kind === 'repeat') !== undefined;
  const due = events.findLast((event) => event.type === 'ClockStarted' && event.clock === 'register-and-transfer');
  return {
    ...{ caseNumber: petition?.registrationNumber, office: of.nameOf(context, unit) },
    ...{ registeredOn: petition?.receivedOn, receivedOn: petition?.receivedOn, channel: petition?.channel },
    repeat: repeat || petition?.declaredRepeatOf ? '重信重访' : '初信初访',
    ...of.petitioners(context),
    target: of.lineOf(registeredPersonal(events)?.target),
    place: of.lineOf(petition?.district),
    request: of.requestText(context),
    category: decided?.category,
    topic: decided && topics.labelOf(decided.topic),
    dueOn: due?.type === 'ClockStarted' ? due.due : undefined,
    clerk: account,
  };
}

/** 信访事项受理告知书. */
export function draftAcceptance(context: DraftContext): Draft {
  const { events } = context;
  const accepted = lastOf(events, 'PetitionAccepted');
  const route = lastOfAny(events, ['PetitionAccepted', 'RouteChanged'])?.route;
  return {
    ...of.letterhead(context),
    ...of.petitioners(context),
    ...{ receivedOn: of.registered(context)?.receivedOn, acceptedOn: accepted?.acceptedOn, summary: of.summary(context) },
    handlingUnit: of.nameOf(context, accepted?.unit),
    route,
    procedure: route && [
      route === 'petition-procedure'
        ? '本机关将听取信访人陈述事实和理由，调查核实有关情况，依法作出信访处理意见，并书面送达信访人。'
        : `本机关将按照“${routes.labelOf(route)}”途径依法办理，并将结果告知信访人。`,
    ],
    dueOn: route === 'petition-procedure' && accepted ? handlingDue(context, accepted.acceptedOn) : undefined,
  };
}

/** The last day for the handling opinion: the clock's where it runs already, else the Regulation's. Art. 34. */
function handlingDue({ events }: DraftContext, acceptedOn: string): string | undefined {
  const clock = events.findLast((event) => event.type === 'ClockStarted' && event.clock === 'handling');
  if (clock?.type === 'ClockStarted' && clock.from >= acceptedOn) return clock.due;
  const { days } = clockRuleOn('handling', acceptedOn);
  return days === null ? undefined : addDays(acceptedOn, days);
}

/** 信访事项不予受理告知书. */
export function draftRefusal(context: DraftContext): Draft {
  const refused = lastOfAny(context.events, ['PetitionNotAccepted', 'PetitionDeclined']);
  const told = lastOf(context.events, 'RefusalNotified');
  return {
    ...of.letterhead(context),
    ...of.petitioners(context),
    ...{ receivedOn: of.registered(context)?.receivedOn, summary: of.summary(context) },
    ground: refused?.ground,
    explanation: of.paragraphs(refused?.personal?.explanation),
    competentOrgan: of.lineOf(refused?.type === 'PetitionDeclined' ? refused.referredTo : told?.referredTo),
  };
}

/** 信访事项延长办理期限告知书. */
export function draftExtension(context: DraftContext): Draft {
  const extended = lastOf(context.events, 'HandlingLimitExtended');
  return {
    ...of.letterhead(context),
    ...of.petitioners(context),
    ...{ summary: of.summary(context), acceptedOn: lastOf(context.events, 'PetitionAccepted')?.acceptedOn },
    previousDueOn: extended && addDays(extended.due, -extended.days),
    newDueOn: extended?.due,
    reason: of.paragraphs(extended?.personal?.reason),
  };
}

/** 信访事项转送函. */
export function draftTransfer(context: DraftContext): Draft {
  return {
    ...of.letterhead(context),
    recipient: of.nameOf(context, responsibleUnit(context.events)),
    ...of.petitioners(context),
    ...{ receivedOn: of.registered(context)?.receivedOn, summary: of.summary(context) },
  };
}

/** 信访事项交办函. */
export function draftEntrusting(context: DraftContext): Draft {
  return {
    ...draftTransfer(context),
    demands: ['请依法按程序办理，按期书面反馈办理结果。'],
    reportBy: lastOf(context.events, 'PetitionEntrusted')?.reportBy,
  };
}

/** 信访事项督办函: what is wrong and what is demanded is the supervisor's to say. */
export function draftSupervision(context: DraftContext): Draft {
  const sent = lastOfAny(context.events, ['PetitionTransferred', 'PetitionEntrusted']);
  return {
    ...of.letterhead(context),
    recipient: of.nameOf(context, responsibleUnit(context.events)),
    ...of.petitioners(context),
    earlierNumber: of.numberOf(context, sent?.type === 'PetitionEntrusted' ? 'entrust-letter' : 'transfer-letter'),
    sentOn: sent?.type === 'PetitionEntrusted' ? sent.entrustedOn : sent?.transferredOn,
    summary: of.summary(context),
  };
}
