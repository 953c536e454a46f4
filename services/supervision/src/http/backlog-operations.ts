import * as contracts from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';

const tag = '积案 Backlog';
const step = { method: 'post', tag, params: contracts.caseReference, response: commandAnswer } as const;
const at = (path: string) => ({ ...step, path: `/api/cases/{id}/backlog/${path}` });
const between = (path: string) => ({ ...at(`links/{other}/${path}`), params: contracts.caseReference.extend({ other: contracts.caseId }) });

// prettier-ignore
export const backlogSteps = {
  list: { id: 'listBacklog', ...at('listing'), summary: { zh: '列入积案', en: 'Put the case on the list of backlog cases' }, body: contracts.listBacklog },
  leader: { id: 'assignLeader', ...at('leader'), summary: { zh: '确定包案领导', en: 'Put a leader in charge' }, body: contracts.assignLeader },
  plan: { id: 'setBacklogPlan', ...at('plan'), summary: { zh: '制定一案一策', en: 'Set the plan of this case' }, body: contracts.setBacklogPlan },
  planStep: { id: 'finishPlanStep', ...at('plan/steps'), summary: { zh: '完成计划步骤', en: 'A step of the plan was done' }, body: contracts.finishPlanStep },
  work: { id: 'recordBacklogWork', ...at('work'), summary: { zh: '化解工作：走访、联席会议、听证、协议', en: 'Record work: visits, joint meetings, hearings, agreements' }, body: contracts.recordBacklogWork },
  requestRelief: { id: 'requestRelief', ...at('relief'), summary: { zh: '申请救助', en: 'Ask for relief, in fen' }, body: contracts.requestRelief },
  decideRelief: { id: 'decideRelief', ...at('relief/decision'), summary: { zh: '救助审批', en: 'Approve relief up to an amount, or refuse it' }, body: contracts.decideRelief },
  payRelief: { id: 'payRelief', ...at('relief/payment'), summary: { zh: '发放救助', en: 'Pay relief, never more than approved, never a voucher twice' }, body: contracts.payRelief },
  report: { id: 'reportResolution', ...at('resolution'), summary: { zh: '上报化解', en: 'Report the case as resolved' }, body: contracts.reportResolution },
  check: { id: 'checkResolution', ...at('resolution/check'), summary: { zh: '核查验收', en: 'The superior checks the result' }, body: contracts.checkResolution },
  strikeOff: { id: 'strikeOffBacklog', ...at('strike-off'), summary: { zh: '销号', en: 'Strike the case off the list' }, body: contracts.strikeOffBacklog },
  watch: { id: 'recordWatchVisit', ...at('watch'), summary: { zh: '稳控回访', en: 'Visit in the watch period' }, body: contracts.recordWatchVisit },
  endWatch: { id: 'endWatch', ...at('watch/end'), summary: { zh: '稳控期满', en: 'End the watch period' }, body: contracts.endWatch },
  relapse: { id: 'recordRelapse', ...at('relapse'), summary: { zh: '反弹', en: 'The matter is back' }, body: contracts.recordRelapse },
  confirmLink: { id: 'confirmBacklogLink', ...between('confirmation'), summary: { zh: '确认积案关联', en: 'Confirm that two backlog cases belong together' }, body: contracts.confirmBacklogLink },
  undoLink: { id: 'undoBacklogLink', ...between('undoing'), summary: { zh: '撤销积案关联', en: 'They do not belong together' }, body: contracts.undoBacklogLink },
} as const satisfies Readonly<Record<string, Operation>>;

const many = z.strictObject({ items: z.array(z.unknown()).max(500) });
const rowProblem = { problem: z.unknown().optional() };

export const findLedgerRows = {
  ...{ id: 'findLedgerRows', method: 'post', path: '/api/backlog/ledger/cases', tag, body: many },
  summary: { zh: '查找台账各行对应的案件', en: 'Find the cases of a ledger’s rows by their keys' },
  response: z.object({
    results: z.array(z.object({ outcome: z.enum(['known', 'new', 'rejected']), caseId: z.string().optional(), ...rowProblem })),
  }),
} satisfies Operation;

export const importLedgerRows = {
  ...{ id: 'importLedgerRows', method: 'post', path: '/api/backlog/ledger', tag, body: many },
  summary: { zh: '批量导入积案台账', en: 'Import rows of a backlog ledger; a repetition adds nothing' },
  response: z.object({
    results: z.array(
      z.object({
        outcome: z.enum(['imported', 'already', 'rejected']),
        caseId: z.string().optional(),
        added: z.int().optional(),
        ...rowProblem,
      }),
    ),
  }),
} satisfies Operation;

export const backlogOperations: readonly Operation[] = [...Object.values(backlogSteps), findLedgerRows, importLedgerRows];
