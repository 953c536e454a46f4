import * as contracts from '@anjuan/contracts';
import { choice, documentNumber, long, needed, on, reason, type Step, type StepField } from './step-fields.ts';

const text = (field: string, flag: string, help: string): StepField => ({ field, flag: `--${flag} <text>`, help });
const yuan = (field: string, flag: string, help: string): StepField => ({
  field,
  flag: `--${flag} <yuan>`,
  help,
  kind: 'yuan',
  required: true,
});
const yes = (field: string, help: string): StepField => ({ field, flag: `--${field} <yes|no>`, help, kind: 'yes-no', required: true });
const number = (field: string, help: string): StepField => ({ field, flag: `--${field} <n>`, help, kind: 'number', required: true });
const decree: StepField = { ...documentNumber, required: false };
const because = (help: string): StepField => needed({ ...reason, help });

/** The steps of backlog work (积案), from the listing to the strike-off and back. */
export const backlogSteps: readonly Step[] = [
  {
    ...{ name: 'list-case', help: '列入积案 / put the case on the list', path: '/backlog/listing', schema: contracts.listBacklog },
    fields: [
      on,
      {
        ...{
          field: 'grounds',
          flag: '--grounds <codes>',
          help: '列入情形，逗号分隔 / why, apart by commas',
          kind: 'rules',
          required: true,
        },
        choices: contracts.backlogRule.options,
      },
      text('superior', 'superior', '交办的上级机关 / superior that ordered it'),
      text('district', 'district', '属地 / district'),
      text('title', 'title', '标题 / title'),
      { ...long('note', '备注 / remark'), required: false },
    ],
  },
  {
    ...{ name: 'leader', help: '确定包案领导 / put a leader in charge', path: '/backlog/leader', schema: contracts.assignLeader },
    fields: [
      ...[on, needed(text('leader', 'leader', '账号 / account')), needed(text('name', 'name', '姓名 / name'))],
      text('post', 'post', '职务 / post'),
    ],
  },
  {
    ...{ name: 'plan', help: '制定一案一策 / set the plan', path: '/backlog/plan', schema: contracts.setBacklogPlan },
    fields: [
      on,
      long('policy', '方案 / plan'),
      {
        ...{ field: 'steps', flag: '--steps <json>', kind: 'json', required: true },
        help: '步骤 [{"text","dueOn","unit"}] / steps (@FILE.json)',
      },
    ],
  },
  {
    ...{
      name: 'plan-step',
      help: '完成计划步骤 / finish a step of the plan',
      path: '/backlog/plan/steps',
      schema: contracts.finishPlanStep,
    },
    fields: [on, number('step', '第几步 / which step'), long('result', '结果 / result')],
  },
  {
    ...{ name: 'work', help: '化解工作 / record work', path: '/backlog/work', schema: contracts.recordBacklogWork },
    fields: [
      ...[on, choice('kind', '方式 / kind', contracts.backlogWork)],
      { field: 'units', flag: '--units <codes>', help: '参加单位，逗号分隔 / units, apart by commas', kind: 'ids' },
      ...[decree, long('record', '记录 / record')],
    ],
  },
  {
    ...{ name: 'relief', help: '申请救助 / ask for relief', path: '/backlog/relief', schema: contracts.requestRelief },
    fields: [
      on,
      choice('kind', '类别 / kind', contracts.reliefKind),
      yuan('amountFen', 'amount', '金额（元） / amount in yuan'),
      because('理由 / reason (@FILE)'),
    ],
  },
  {
    ...{ name: 'decide-relief', help: '救助审批 / decide relief', path: '/backlog/relief/decision', schema: contracts.decideRelief },
    fields: [
      ...[
        on,
        number('relief', '第几笔 / which relief'),
        yuan('approvedFen', 'approved', '批准金额（元），0 为不批准 / approved yuan, 0 refuses'),
      ],
      ...[decree, reason],
    ],
  },
  {
    ...{ name: 'pay-relief', help: '发放救助 / pay relief', path: '/backlog/relief/payment', schema: contracts.payRelief },
    fields: [
      ...[on, number('relief', '第几笔 / which relief'), needed(text('voucher', 'voucher', '凭证号 / voucher'))],
      ...[yuan('amountFen', 'amount', '金额（元） / amount in yuan'), needed(text('payee', 'payee', '领款人 / payee'))],
    ],
  },
  {
    ...{ name: 'report', help: '上报化解 / report as resolved', path: '/backlog/resolution', schema: contracts.reportResolution },
    fields: [
      on,
      {
        ...{ field: 'results', flag: '--results <codes>', help: '结果，逗号分隔 / results, apart by commas', kind: 'list', required: true },
        choices: contracts.handlingResult.options,
      },
      long('report', '化解情况 / report'),
    ],
  },
  {
    ...{ name: 'check', help: '核查验收 / check the result', path: '/backlog/resolution/check', schema: contracts.checkResolution },
    fields: [on, yes('passed', '是否通过 / passed'), long('finding', '核查情况 / finding')],
  },
  {
    ...{ name: 'strike-off', help: '销号 / strike off', path: '/backlog/strike-off', schema: contracts.strikeOffBacklog },
    fields: [on, documentNumber, long('summary', '化解摘要 / summary')],
  },
  {
    ...{ name: 'watch', help: '稳控回访 / visit in the watch period', path: '/backlog/watch', schema: contracts.recordWatchVisit },
    fields: [on, yes('stable', '是否平稳 / stable'), long('record', '记录 / record')],
  },
  { name: 'end-watch', help: '稳控期满 / end the watch period', path: '/backlog/watch/end', schema: contracts.endWatch, fields: [on] },
  {
    ...{ name: 'relapse', help: '反弹 / the matter is back', path: '/backlog/relapse', schema: contracts.recordRelapse },
    fields: [on, choice('because', '情形 / why', contracts.relapseReason), because('说明 / reason (@FILE)')],
  },
  {
    ...{ name: 'confirm-link', help: '确认关联 / confirm a link', path: '/backlog/links/{other}/confirmation' },
    ...{ schema: contracts.confirmBacklogLink, other: '--with <case>', fields: [on] },
  },
  {
    ...{ name: 'undo-link', help: '撤销关联 / undo a link', path: '/backlog/links/{other}/undoing' },
    ...{ schema: contracts.undoBacklogLink, other: '--with <case>', fields: [on, because('理由 / reason')] },
  },
];

const until: StepField = { field: 'until', flag: '--until <day>', help: '截止日期 / last day', required: true };
const targets: StepField = {
  ...{ field: 'targets', flag: '--targets <n[,n]>', kind: 'targets', required: true },
  help: '目标：销号件数[，期末未化解] / targets: struck off[, open at the end]',
};
const cases: StepField = {
  ...{ field: 'caseIds', flag: '--cases <ids>', help: '案件，逗号分隔 / cases, apart by commas', kind: 'ids', required: true },
};

/** Steps of campaigns (专项); `{id}` in the path stands for the campaign. */
export const campaignSteps: readonly Step[] = [
  {
    ...{ name: 'open', help: '启动专项 / open a campaign', path: '/api/campaigns', schema: contracts.openCampaign },
    fields: [
      ...[on, needed(text('title', 'title', '名称 / title')), until, targets],
      { field: 'unit', flag: '--unit <code>', help: '牵头单位 / leading unit', required: true },
    ],
  },
  {
    ...{ name: 'change', help: '调整专项 / change it', path: '/api/campaigns/{id}/change', schema: contracts.changeCampaign },
    fields: [on, until, targets, because('理由 / reason')],
  },
  { name: 'close', help: '结束专项 / close it', path: '/api/campaigns/{id}/closure', schema: contracts.closeCampaign, fields: [on] },
  {
    ...{ name: 'join', help: '纳入专项 / take cases in', path: '/api/campaigns/{id}/cases', schema: contracts.joinCampaignCases },
    fields: [on, cases],
  },
  {
    ...{
      name: 'leave',
      help: '移出专项 / take cases out',
      path: '/api/campaigns/{id}/cases/removal',
      schema: contracts.leaveCampaignCases,
    },
    fields: [on, cases, because('理由 / reason')],
  },
];

/** Steps of batches (批次). */
export const batchSteps: readonly Step[] = [
  {
    ...{ name: 'make', help: '组成批次 / make a batch', path: '/api/batches', schema: contracts.makeBatch },
    fields: [
      ...[on, { ...choice('basis', '共同之处 / what they share', contracts.clusterKind), required: false }],
      ...[because('理由 / reason'), cases],
    ],
  },
  {
    ...{ name: 'answer', help: '成批答复 / answer every case of it', path: '/api/batches/{id}/answer', schema: contracts.answerBatch },
    fields: [on, documentNumber, text('article', 'article', '依据条款 / legal ground'), long('answer', '答复 / answer')],
  },
];
