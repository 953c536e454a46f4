import {
  acceptPetition,
  closeCase,
  confirmClassification,
  confirmRelation,
  deliverOpinion,
  deliveryMethod,
  entrustPetition,
  extendHandlingLimit,
  handlingResult,
  issueOpinion,
  nonAcceptanceGround,
  objectToCompetence,
  overrideClassification,
  rating,
  recordWork,
  refusePetition,
  rejectObjection,
  relationKind,
  takeBackMaterial,
  transferPetition,
  undoRelation,
  withdrawPetition,
  workKind,
} from '@anjuan/contracts';
import { categories, routes, topics } from '@anjuan/regulation';
import type { z } from 'zod';

/** One option of a step and the field of the command's body that it fills. */
export interface StepField {
  readonly field: string;
  /** As commander writes it, e.g. `--report-by <day>`. */
  readonly flag: string;
  readonly help: string;
  readonly required?: boolean;
  readonly kind?: 'prose' | 'number' | 'list';
  /** Codes that are allowed; their Chinese labels are understood too where there is a vocabulary. */
  readonly choices?: readonly string[];
  readonly codeOf?: (label: string) => string | undefined;
}

/** A step by hand (逐步办理): one command of the interface. */
export interface Step {
  readonly name: string;
  readonly help: string;
  /** Path behind `/api/cases/{id}`; `{other}` stands for the other case. */
  readonly path: string;
  readonly schema: z.ZodType;
  readonly fields: readonly StepField[];
  /** Option that names the other case of a relation. */
  readonly other?: string;
}

const on: StepField = { field: 'on', flag: '--on <day>', help: '日期，默认今天 / day, today when absent' };
const unit: StepField = { field: 'unit', flag: '--unit <code>', help: '单位代码 / unit code' };
const reason: StepField = { field: 'reason', flag: '--reason <text>', help: '理由 / reason (@FILE)', kind: 'prose' };
const needed = (field: StepField): StepField => ({ ...field, required: true });
const word = (field: string, help: string, of: { codes: readonly string[]; codeOf: (label: string) => string | undefined }): StepField => ({
  field,
  flag: `--${field} <code>`,
  help,
  choices: of.codes,
  codeOf: of.codeOf,
});
const choice = (field: string, help: string, { options }: { options: readonly string[] }): StepField => ({
  field,
  flag: `--${field} <code>`,
  help,
  choices: options,
  required: true,
});
const category = word('category', '类别 / category', categories);
const topic = word('topic', '领域 / topic', topics);
const route = word('route', '办理路径 / route', routes);
const long = (field: string, help: string): StepField => ({
  field,
  flag: `--${field} <text>`,
  help: `${help} (@FILE)`,
  kind: 'prose',
  required: true,
});

/** Every step of the main path, in its order. */
export const steps: readonly Step[] = [
  {
    name: 'confirm',
    help: '甄别确认 / confirm the suggestion',
    path: '/classification/confirmation',
    schema: confirmClassification,
    fields: [unit],
  },
  {
    name: 'override',
    help: '甄别改判 / classify otherwise',
    path: '/classification/override',
    schema: overrideClassification,
    fields: [needed(category), needed(topic), needed(route), needed(unit), reason],
  },
  {
    name: 'refuse',
    help: '不予受理 / do not accept',
    path: '/refusal',
    schema: refusePetition,
    fields: [choice('ground', '理由 / ground', nonAcceptanceGround), long('explanation', '说明 / explanation')],
  },
  { name: 'transfer', help: '转送 / transfer to the unit', path: '/transfer', schema: transferPetition, fields: [unit, on] },
  {
    name: 'entrust',
    help: '交办 / entrust, with a date to report by',
    path: '/entrustment',
    schema: entrustPetition,
    fields: [unit, on, { field: 'reportBy', flag: '--report-by <day>', help: '报告期限 / report by', required: true }],
  },
  { name: 'accept', help: '受理告知 / accept and tell the petitioner', path: '/acceptance', schema: acceptPetition, fields: [on, route] },
  { name: 'object', help: '管辖异议 / object to competence', path: '/objection', schema: objectToCompetence, fields: [on, needed(reason)] },
  { name: 'take-back', help: '收回 / take the material back', path: '/objection/taking-back', schema: takeBackMaterial, fields: [on] },
  {
    name: 'reject-objection',
    help: '异议不成立 / reject the objection',
    path: '/objection/rejection',
    schema: rejectObjection,
    fields: [on, needed(reason)],
  },
  {
    name: 'work',
    help: '办理记录 / record a step of handling',
    path: '/work',
    schema: recordWork,
    fields: [on, choice('kind', '办理方式 / kind', workKind), long('note', '记录 / note')],
  },
  {
    name: 'opinion',
    help: '出具处理意见 / issue the handling opinion',
    path: '/opinion',
    schema: issueOpinion,
    fields: [
      on,
      { field: 'documentNumber', flag: '--document-number <number>', help: '文号 / document number', required: true },
      {
        field: 'results',
        flag: '--results <codes>',
        help: '处理结果，逗号分隔 / results, apart by commas',
        kind: 'list',
        choices: handlingResult.options,
      },
      long('facts', '事实与理由 / facts'),
      long('opinion', '处理意见 / opinion'),
      long('basis', '法律依据 / legal basis'),
    ],
  },
  {
    name: 'deliver',
    help: '送达 / deliver the opinion',
    path: '/delivery',
    schema: deliverOpinion,
    fields: [
      on,
      choice('method', '送达方式 / method', deliveryMethod),
      { field: 'proof', flag: '--proof <text>', help: '送达凭证 / proof (@FILE)', kind: 'prose' },
    ],
  },
  {
    name: 'close',
    help: '办结 / close with the rating',
    path: '/closure',
    schema: closeCase,
    fields: [on, choice('rating', '满意度 / rating', rating)],
  },
  { name: 'withdraw', help: '撤回 / the petitioner withdraws', path: '/withdrawal', schema: withdrawPetition, fields: [on, reason] },
  {
    name: 'extend',
    help: '延长办理期限 / extend the limit for the opinion',
    path: '/handling-limit/extension',
    schema: extendHandlingLimit,
    fields: [on, { field: 'days', flag: '--days <n>', help: '天数 / days', kind: 'number', required: true }, needed(reason)],
  },
  {
    name: 'relate',
    help: '确认关联 / confirm a relation',
    path: '/relations/{other}/confirmation',
    schema: confirmRelation,
    fields: [choice('kind', '关系 / kind', relationKind)],
    other: '--with <id>',
  },
  {
    name: 'unrelate',
    help: '解除关联 / undo a relation',
    path: '/relations/{other}/undoing',
    schema: undoRelation,
    fields: [reason],
    other: '--from <id>',
  },
];
