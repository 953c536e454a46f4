import type { Role } from '../../actor/actor.ts';
import type { Dossier } from '../../api/backlog-types.ts';
import type { zh } from '../../i18n/zh.ts';
import { day, documentNumber, line, many, money, on, prose, unit, units, word, yesNo, type Field } from '../fields.ts';

/** Steps of backlog work (积案步骤): each has its words, its row, and the schema of its body. */
export type BacklogStepName = Exclude<keyof typeof zh.backlog.step, 'confirm-backlog-link' | 'undo-backlog-link'>;
export type BacklogLinkForm = 'confirm-backlog-link' | 'undo-backlog-link';

/** What of a backlog case its steps look at. */
export type DossierForSteps = Pick<Dossier, 'status' | 'plan' | 'reliefs'>;

export interface BacklogStepRow {
  readonly name: BacklogStepName;
  /** Address below `/api/cases/{id}/backlog/`. */
  readonly path: string;
  readonly role: Role;
  readonly statuses: readonly Dossier['status'][];
  readonly when?: (given: DossierForSteps) => boolean;
  readonly fields: readonly Field[];
}

const open = ['listed', 'reported', 'checked'] as const;
const workKinds = ['visit', 'leader-visit', 'joint-meeting', 'hearing', 'agreement', 'explanation', 'other'] as const;
const reliefKinds = ['petition-fund', 'judicial-relief', 'social-assistance', 'other'] as const;
const relapses = ['returned', 'agreement-broken', 'not-carried-out', 'new-facts'] as const;
const relief: Field = { name: 'relief', kind: 'relief', required: true };
const role = 'supervisor';

/** 积案化解: from the listing over leader, plan, relief and acceptance to the strike-off, and back. */
export const backlogStepTable: readonly BacklogStepRow[] = [
  {
    ...{ name: 'list-backlog', path: 'listing', role, statuses: ['absent', 'moved'] },
    fields: [
      ...[on, { name: 'grounds', kind: 'grounds', required: true } as const, line('superior', 100, false)],
      ...[line('district', 60, false), line('title', 300, false), prose('note', 5000, false, 'remark')],
    ],
  },
  {
    ...{ name: 'assign-leader', path: 'leader', role, statuses: [...open, 'watched'] },
    fields: [on, line('leader', 64, true, 'leaderAccount'), line('name', 100), line('post', 100, false)],
  },
  {
    ...{ name: 'set-plan', path: 'plan', role: 'leader', statuses: ['listed'] },
    fields: [on, prose('policy', 20_000), { name: 'steps', kind: 'plan-steps', required: true, max: 50 }],
  },
  {
    ...{ name: 'finish-plan-step', path: 'plan/steps', role: 'unit-handler', statuses: open },
    when: ({ plan }) => plan?.steps.some(({ doneOn }) => doneOn === null) ?? false,
    fields: [on, { name: 'step', kind: 'plan-step', required: true, label: 'planStep' }, prose('result', 10_000)],
  },
  {
    ...{ name: 'record-backlog-work', path: 'work', role: 'leader', statuses: open },
    fields: [
      ...[on, word('kind', workKinds, 'backlogWork-'), { ...units('units', 20, 'takingPart'), required: false }],
      ...[line('documentNumber', 80, false), prose('record', 20_000, true, 'workRecord')],
    ],
  },
  {
    ...{ name: 'request-relief', path: 'relief', role: 'unit-handler', statuses: open },
    fields: [on, word('kind', reliefKinds, 'relief-', 'reliefKind'), money('amountFen'), prose('reason', 5000)],
  },
  {
    ...{ name: 'decide-relief', path: 'relief/decision', role: 'leader', statuses: open },
    when: ({ reliefs }) => reliefs.length > 0,
    fields: [on, relief, money('approvedFen'), line('documentNumber', 80, false), prose('reason', 5000, false)],
  },
  {
    ...{ name: 'pay-relief', path: 'relief/payment', role: 'unit-handler', statuses: [...open, 'watched'] },
    when: ({ reliefs }) => reliefs.some(({ decisions }) => (decisions.at(-1)?.approvedFen ?? 0) > 0),
    fields: [on, relief, line('voucher', 80), money('amountFen'), line('payee', 100)],
  },
  {
    ...{ name: 'report-resolution', path: 'resolution', role: 'unit-handler', statuses: ['listed'] },
    fields: [on, many('results', 'results'), prose('report', 20_000, true, 'resolutionReport')],
  },
  {
    ...{ name: 'check-resolution', path: 'resolution/check', role, statuses: ['reported'] },
    fields: [on, yesNo('passed'), prose('finding', 10_000)],
  },
  {
    ...{ name: 'strike-off', path: 'strike-off', role, statuses: ['checked'] },
    fields: [on, documentNumber, prose('summary', 20_000)],
  },
  {
    ...{ name: 'record-watch', path: 'watch', role, statuses: ['watched'] },
    fields: [on, yesNo('stable'), prose('record', 10_000, true, 'workRecord')],
  },
  { ...{ name: 'end-watch', path: 'watch/end', role, statuses: ['watched'] }, fields: [on] },
  {
    ...{ name: 'record-relapse', path: 'relapse', role, statuses: ['watched', 'ended'] },
    fields: [on, word('because', relapses, 'relapse-', 'relapseReason'), prose('reason', 5000)],
  },
];

/** The steps open to a backlog case, in the order of its way. An auditor writes nothing and gets none. */
export function backlogStepsOf(given: DossierForSteps, acting: string | undefined): readonly BacklogStepRow[] {
  if (acting === 'auditor') return [];
  return backlogStepTable.filter(({ statuses, when }) => statuses.includes(given.status) && (when?.(given) ?? true));
}

/** Steps of campaigns and batches (专项、批次). */
export type GroupFormName = keyof typeof zh.backlog.group;
const campaignEnd: readonly Field[] = [day('until'), { name: 'targets', kind: 'targets', required: true }];
const caseIds: Field = { name: 'caseIds', kind: 'cases', required: true };
const groupId = (name: 'campaign' | 'batch' | 'series'): Field => line(name, name === 'series' ? 36 : 40);
const basis: Field = { ...word('basis', ['target', 'place', 'policy', 'topic'], 'batch-'), required: false };
const answering: readonly Field[] = [on, documentNumber, line('article', 40, false, 'groundArticle'), prose('answer', 20_000)];

export const groupForms: Readonly<Record<GroupFormName, readonly Field[]>> = {
  'open-campaign': [on, groupId('campaign'), line('title', 100, true, 'campaignTitle'), unit(true, 'leadingUnit'), ...campaignEnd],
  'change-campaign': [on, ...campaignEnd, line('reason', 300)],
  'close-campaign': [on],
  'join-campaign': [caseIds, { name: 'campaign', kind: 'campaign', required: true }, on],
  'leave-campaign': [caseIds, on, line('reason', 300)],
  'make-batch': [caseIds, on, groupId('batch'), basis, line('reason', 300)],
  'answer-batch': answering,
  'join-by-filter': [{ name: 'campaign', kind: 'campaign', required: true }, on],
  'batch-by-filter': [on, groupId('series'), basis, line('reason', 300)],
  'answer-series': answering,
};

export const backlogLinkForms: Readonly<Record<BacklogLinkForm, readonly Field[]>> = {
  'confirm-backlog-link': [on],
  'undo-backlog-link': [on, line('reason', 300)],
};
