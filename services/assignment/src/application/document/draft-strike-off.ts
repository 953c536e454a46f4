import type { DomainEvent, EventOf } from '@anjuan/contracts';
import { chineseDate } from '@anjuan/documents';
import { allOf, lastOf, responsibleUnit } from '../../domain/index.ts';
import * as of from './draft-context.ts';
import type { Draft, DraftContext } from './draft-context.ts';

const rules: Readonly<Record<EventOf<'BacklogListed'>['grounds'][number]['rule'], string>> = {
  overdue: '超期未结',
  'returned-after-end': '程序终结后重访',
  repeated: '一年内多次信访',
  'superior-list': '上级交办',
  'office-list': '本级排查',
};
/** Rows of the course that stand on the form; a ledger of twenty years has thousands. */
const mostRows = 60;

/** 信访积案化解销号审批表: the work since the case was listed. */
export function draftStrikeOff(context: DraftContext): Draft {
  const { events, on } = context;
  const listed = allOf(events, 'BacklogListed')[0];
  const leader = lastOf(events, 'LeaderAssigned')?.personal;
  const course = events.flatMap(courseRow);
  return {
    caseNumber: of.registered(context)?.registrationNumber,
    ...of.petitioners(context),
    responsibleUnit: of.nameOf(context, responsibleUnit(events)),
    ...{ leader: of.lineOf(leader?.name), leaderPost: of.lineOf(leader?.post) },
    listedOn: listed && chineseDate(listed.listedOn),
    listedFor: listed && [...new Set(listed.grounds.map(({ rule }) => rules[rule]))].join('、'),
    request: of.requestText(context),
    course: course.slice(-mostRows),
    measures: of.paragraphs(lastOf(events, 'BacklogPlanSet')?.personal?.policy),
    result: lastOf(events, 'ResolutionReported')?.results[0],
    relief: paidRelief(events),
    verification: of.paragraphs(lastOf(events, 'ResolutionChecked')?.personal?.finding),
    watchUntil: lastOf(events, 'BacklogStruckOff')?.watchUntil,
    ...{ filledOn: on, filledBy: context.account },
  };
}

function courseRow(event: DomainEvent): readonly Draft[] {
  switch (event.type) {
    case 'LeaderAssigned':
      return row(event.assignedOn, `确定包案领导${event.personal ? `：${event.personal.name}` : ''}`);
    case 'BacklogPlanSet':
      return row(event.setOn, '制定一案一策化解方案');
    case 'BacklogWorkRecorded':
      return row(event.workedOn, event.personal?.record);
    case 'PlanStepDone':
      return row(event.doneOn, event.personal?.result);
    default: // what else stands in the case is no work on the backlog
      return [];
  }
}

function row(date: string, text: string | undefined): readonly Draft[] {
  const event = of.lineOf(text)?.slice(0, 200);
  return event === undefined ? [] : [{ date: chineseDate(date), event }];
}

/** All that was paid, in fen; undefined where nothing was. */
function paidRelief(events: DraftContext['events']): number | undefined {
  const paid = new Map(allOf(events, 'ReliefPaid').map(({ relief, paidFen }) => [relief, paidFen]));
  const sum = [...paid.values()].reduce((all, fen) => all + fen, 0);
  return sum > 0 ? sum : undefined;
}
