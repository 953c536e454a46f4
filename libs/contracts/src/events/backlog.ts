import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { caseId, day, line, prose, unitCode } from '../primitives.ts';
import { handlingResult } from './assignment.ts';
import { officer } from './assignment-steps.ts';
import { personId } from './intake.ts';

/*
 * The backlog side of a case (积案). Stream `supervision-backlog.<caseId>`: beside the clocks' stream, so that an officer's entry and an expiry
 * never conflict, and a clock is decided without reading twenty years of history.
 */

/** Why a case is on the list (列入情形): local practice, so no article stands beside it. */
export const backlogRule = z.enum(['overdue', 'returned-after-end', 'repeated', 'superior-list', 'office-list']);
/** What is done in a backlog case (化解工作方式). */
export const backlogWork = z.enum(['visit', 'leader-visit', 'joint-meeting', 'hearing', 'agreement', 'explanation', 'other']);
/** Whose money relief is (救助类别). */
export const reliefKind = z.enum(['petition-fund', 'judicial-relief', 'social-assistance', 'other']);
/** Why a case comes back (反弹情形). */
export const relapseReason = z.enum(['returned', 'agreement-broken', 'not-carried-out', 'new-facts']);
/** Where a ledger's row says its case stands. */
export const ledgerState = z.enum(['open', 'struck-off', 'moved']);
/** How two cases of a ledger belong together. */
export const backlogLinkKind = z.enum(['same-case', 'petitioner-within', 'same-petitioner']);
/** Name of a campaign or of a batch, chosen by its officer. */
export const groupId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/)
  .meta({ description: '专项或批次编号 / id of a campaign or batch' });
/** Money in fen (分), so that no sum is rounded. */
export const fen = z.int().min(0).max(1_000_000_000_000);
/** A date as a ledger knows it: to the day, the month, the year, or within bounds; the wording as written. */
export const ledgerDate = z.strictObject({
  ...{ precision: z.enum(['day', 'month', 'year', 'imprecise']), earliest: day, latest: day, wording: line(100, 0) },
});
/** Key that a line or row of a ledger keeps from one export to the next. */
export const ledgerKey = z.string().regex(/^[0-9a-f]{16,64}$/);

/** As much as a cell of a workbook can hold, and a name before it. */
export const cellText = prose(33_000, 0);
const ground = z.strictObject({
  rule: backlogRule,
  /** Months or times found; null where the rule counts nothing. */ found: z.int().min(0).nullable(),
});
const article = line(40, 0);

/** The case is on the list of backlog cases (列入积案), for the first time or after a relapse. */
export const backlogListed = event(
  'BacklogListed',
  1,
  'supervision',
  { zh: '列入积案', en: 'Listed as backlog' },
  {
    listedOn: day,
    /** 1 the first time. */
    times: z.int().min(1),
    grounds: z.array(ground).min(1).max(5),
    /** Who ordered it, for a superior's list; empty otherwise. */
    superior: line(100, 0),
    /** As the petition was registered; empty where the officer did not repeat it. */
    district: line(60, 0),
    personId,
    personal: personal({ title: line(300, 0), note: prose(5000, 0) }),
  },
);

/** A leader took charge (包案领导): one case, one leader. */
export const leaderAssigned = event(
  'LeaderAssigned',
  1,
  'supervision',
  { zh: '确定包案领导', en: 'Leader put in charge' },
  { leader: officer, assignedOn: day, personId, personal: personal({ name: line(100), post: line(100, 0) }) },
);

/** The plan of this case alone (一案一策); a later one replaces it. */
export const backlogPlanSet = event(
  'BacklogPlanSet',
  1,
  'supervision',
  { zh: '制定一案一策', en: 'Plan set' },
  {
    plan: z.int().min(1),
    setOn: day,
    steps: z
      .array(z.strictObject({ dueOn: day, unit: unitCode }))
      .min(1)
      .max(50),
    personId,
    /** `steps`: what is to be done, in the order of `steps` beside it. */
    personal: personal({ policy: prose(20_000), steps: z.array(prose(2000)) }),
  },
);

/** A step of the plan was done (完成步骤), in time or late. */
export const planStepDone = event(
  'PlanStepDone',
  1,
  'supervision',
  { zh: '完成计划步骤', en: 'Step of the plan done' },
  { plan: z.int().min(1), step: z.int().min(1), dueOn: day, doneOn: day, personId, personal: personal({ result: prose(10_000) }) },
);

/** Work on the case (化解工作): a visit, a joint meeting, a hearing, an agreement. */
export const backlogWorkRecorded = event(
  'BacklogWorkRecorded',
  1,
  'supervision',
  { zh: '化解工作', en: 'Work on the backlog case' },
  {
    ...{ kind: backlogWork, workedOn: day, units: z.array(unitCode).max(20), documentNumber: line(80, 0), personId },
    personal: personal({ record: prose(20_000) }),
  },
);

/** Relief was asked for (申请救助). */
export const reliefRequested = event(
  'ReliefRequested',
  1,
  'supervision',
  { zh: '申请救助', en: 'Relief requested' },
  {
    relief: z.int().min(1),
    kind: reliefKind,
    amountFen: fen,
    requestedOn: day,
    requestedBy: officer,
    personId,
    personal: personal({ reason: prose(5000) }),
  },
);

/** Relief was approved up to an amount, or refused (救助审批): 0 fen. */
export const reliefDecided = event(
  'ReliefDecided',
  1,
  'supervision',
  { zh: '救助审批', en: 'Relief decided' },
  {
    relief: z.int().min(1),
    approvedFen: fen,
    decidedOn: day,
    documentNumber: line(80, 0),
    personId,
    personal: personal({ reason: prose(5000, 0) }),
  },
);

/** Relief was paid, in part or whole (发放救助). */
export const reliefPaid = event(
  'ReliefPaid',
  1,
  'supervision',
  { zh: '发放救助', en: 'Relief paid' },
  {
    ...{ relief: z.int().min(1), voucher: line(80), amountFen: fen, paidOn: day },
    /** All that was paid of this relief, with this payment. */
    paidFen: fen,
    personId,
    personal: personal({ payee: line(100) }),
  },
);

/** The unit reports the case as resolved (上报化解). Art. 28 for the results. */
export const resolutionReported = event(
  'ResolutionReported',
  1,
  'supervision',
  { zh: '上报化解', en: 'Resolution reported' },
  {
    ...{ unit: line(32, 0), results: z.array(handlingResult).min(1).max(4), reportedOn: day, article: line(40), personId },
    personal: personal({ report: prose(20_000) }),
  },
);

/** The superior looked at the result (核查验收): it holds, or the case goes back. */
export const resolutionChecked = event(
  'ResolutionChecked',
  1,
  'supervision',
  { zh: '核查验收', en: 'Resolution checked' },
  { passed: z.boolean(), unit: line(32, 0), checkedOn: day, personId, personal: personal({ finding: prose(10_000) }) },
);

/** Off the list (销号), with what the form holds; the watch period begins. */
export const backlogStruckOff = event(
  'BacklogStruckOff',
  1,
  'supervision',
  { zh: '销号', en: 'Struck off' },
  {
    ...{ struckOffOn: day, documentNumber: line(80), watchUntil: day, leader: officer },
    /** Totals on the strike-off form (销号表). */
    form: z.strictObject({ visits: z.int().min(0), planSteps: z.int().min(0), reliefFen: fen, reportedOn: day, checkedOn: day }),
    personId,
    personal: personal({ summary: prose(20_000) }),
  },
);

/** The petitioner was visited in the watch period (稳控回访). */
export const watchVisitRecorded = event(
  'WatchVisitRecorded',
  1,
  'supervision',
  { zh: '稳控回访', en: 'Visited in the watch period' },
  { visitedOn: day, stable: z.boolean(), personId, personal: personal({ record: prose(10_000) }) },
);

/** The watch period ended without a relapse (稳控期满). */
export const watchEnded = event(
  'WatchEnded',
  1,
  'supervision',
  { zh: '稳控期满', en: 'Watch period ended' },
  { endedOn: day, visits: z.int().min(0) },
);

/** The matter is back after its strike-off (反弹); the case is on the list again. */
export const backlogRelapsed = event(
  'BacklogRelapsed',
  1,
  'supervision',
  { zh: '反弹', en: 'Relapsed' },
  { relapsedOn: day, because: relapseReason, times: z.int().min(2), personId, personal: personal({ reason: prose(5000) }) },
);

/** A row of an office's own ledger tells of this case (台账导入), as it stood on a day; told again when the row has changed. */
export const ledgerRowImported = event(
  'LedgerRowImported',
  1,
  'supervision',
  { zh: '导入台账', en: 'Row of a ledger imported' },
  {
    key: ledgerKey,
    /** Keys the row has by other marks of it, by which it is found again when its number changes. */
    alternateKeys: z.array(ledgerKey).max(8),
    /** Where it stood, and the day the ledger was kept up to. */
    ...{ file: line(200, 0), sheet: line(100), row: z.int().min(1), asOf: day.nullable() },
    state: ledgerState,
    ...{ ledgerNumber: line(80, 0), district: line(60, 0), unitName: line(100, 0), people: z.int().min(0).nullable() },
    ...{ firstPetition: ledgerDate.nullable(), dueOn: ledgerDate.nullable(), closedOn: ledgerDate.nullable() },
    fundsFen: fen.nullable(),
    /** Pseudonym by which cases of one leader are found; null where none is named. */
    leader: officer.nullable(),
    /** Says whether a row that comes again is the same; made with a secret. */
    fingerprint: line(64),
    personId,
    personal: personal({
      ...{ title: line(300, 0), leader: line(200, 0), petitioners: cellText, facts: cellText, plan: cellText },
      ...{ status: cellText, acceptance: cellText, remarks: cellText },
      /** Comments and columns the program has no field for, each as `header or cell: text`. */
      others: z.array(cellText).max(200),
    }),
  },
);

/** A line of the ledger's history of the case (台账记载), on its own date; the line as it stands is kept. */
export const ledgerEntryImported = event(
  'LedgerEntryImported',
  1,
  'supervision',
  { zh: '台账记载', en: 'Entry of a ledger' },
  {
    key: ledgerKey,
    /** Null where the line has no date, or an impossible one; it then happened between its neighbours. */
    date: ledgerDate.nullable(),
    ...{ sheet: line(100), cell: line(12), place: z.int().min(1), personId },
    personal: personal({ original: prose(33_000), text: cellText }),
  },
);

const link = { otherCaseId: caseId, kind: backlogLinkKind };

/** Two rows of a ledger are probably one case (关联建议): for an officer to confirm or undo. */
export const backlogLinkProposed = event(
  'BacklogLinkProposed',
  1,
  'supervision',
  { zh: '积案关联建议', en: 'Link of backlog cases proposed' },
  { ...link, evidence: line(40), proposedOn: day, reasonZh: line(300), reasonEn: line(300) },
);

/** An officer says that they belong together (确认关联). Nothing is merged: that is a step of its own. */
export const backlogLinkConfirmed = event(
  'BacklogLinkConfirmed',
  1,
  'supervision',
  { zh: '确认积案关联', en: 'Link of backlog cases confirmed' },
  { ...link, confirmedOn: day },
);

/** An officer says that they do not, or no longer (撤销关联). */
export const backlogLinkUndone = event(
  'BacklogLinkUndone',
  1,
  'supervision',
  { zh: '撤销积案关联', en: 'Link of backlog cases undone' },
  { ...link, undoneOn: day, reason: line(300) },
);

/** The case is worked off in a campaign (纳入专项). */
export const campaignJoined = event(
  'CampaignJoined',
  1,
  'supervision',
  { zh: '纳入专项', en: 'Taken into a campaign' },
  { campaign: groupId, joinedOn: day },
);

/** The case left the campaign without being struck off in it (移出专项). */
export const campaignLeft = event(
  'CampaignLeft',
  1,
  'supervision',
  { zh: '移出专项', en: 'Taken out of a campaign' },
  { campaign: groupId, leftOn: day, reason: line(300) },
);

/** One action for the whole batch answered this case (成批答复). */
export const batchAnswered = event(
  'BatchAnswered',
  1,
  'supervision',
  { zh: '成批答复', en: 'Answered with its batch' },
  { batch: groupId, answeredOn: day, documentNumber: line(80), article, personId, personal: personal({ answer: prose(20_000) }) },
);

export const backlogEvents = [
  backlogListed,
  leaderAssigned,
  backlogPlanSet,
  planStepDone,
  backlogWorkRecorded,
  reliefRequested,
  reliefDecided,
  reliefPaid,
  resolutionReported,
  resolutionChecked,
  backlogStruckOff,
  watchVisitRecorded,
  watchEnded,
  backlogRelapsed,
  ledgerRowImported,
  ledgerEntryImported,
  backlogLinkProposed,
  backlogLinkConfirmed,
  backlogLinkUndone,
  campaignJoined,
  campaignLeft,
  batchAnswered,
] as const;
