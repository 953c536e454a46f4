import { day, line, number, on, one, person, prose, reason, remark, units, yesNo } from '../fields.ts';
import { always, open, type StepRow } from '../step-row.ts';

const role = 'intake-clerk';
const living = [...open, 'closed'] as const;

/** 登记窗口: what the petitioner's side does after the registration, and what is put right there. */
export const windowSteps: readonly StepRow[] = [
  {
    ...{ name: 'record-visit', path: 'visits', article: '20', role, states: always },
    fields: [on, one('kind', 'visitKinds'), number('headcount', 1, 100_000, false), line('place', 200, false), prose('note', 10_000)],
  },
  {
    ...{ name: 'record-counselling', path: 'counselling', article: '', role, states: always },
    fields: [on, line('counsellor', 100), prose('note', 10_000)],
  },
  {
    ...{ name: 'choose-representatives', path: 'representatives', article: '20', role, states: living },
    when: ({ headcount }) => headcount >= 2,
    fields: [on, { name: 'representatives', kind: 'people', max: 5, required: true }],
  },
  {
    ...{ name: 'appoint-agent', path: 'agent', article: '', role, states: living },
    when: (_, { died }) => !died,
    fields: [on, one('kind', 'agentKinds', true, 'agentKind'), person('agent'), prose('mandate', 2000)],
  },
  {
    ...{ name: 'dismiss-agent', path: 'agent/dismissal', article: '', role, states: living },
    when: (_, { agent }) => agent,
    fields: [on, remark],
  },
  {
    ...{ name: 'order-confidentiality', path: 'confidentiality', article: '', role, states: always },
    when: ({ confidential }) => confidential !== 'whole',
    fields: [on, one('scope', 'confidentialityScopes'), reason],
  },
  {
    ...{ name: 'lift-confidentiality', path: 'confidentiality/lifting', article: '', role, states: always },
    when: ({ confidential }) => confidential !== null,
    fields: [on, reason],
  },
  {
    ...{ name: 'report-urgent', path: 'urgent-report', article: '25', role, states: always },
    fields: [on, units('to', 10, 'reportedTo'), prose('content', 10_000), prose('measures', 5000)],
  },
  {
    ...{ name: 'correct-registration', path: 'registration-correction', article: '', role, states: always },
    fields: [
      on,
      one('channel', 'channels', false),
      line('district', 60, false),
      number('headcount', 1, 100_000, false),
      yesNo('anonymous', false),
      person('petitioner', false),
      line('target', 300, false),
      line('title', 200, false),
      prose('text', 20_000, false),
      reason,
    ],
  },
  {
    ...{ name: 'record-death', path: 'death', article: '', role, states: living },
    when: (_, { died }) => !died,
    fields: [on, day('diedOn'), prose('proof', 500, true, 'deathProof')],
  },
  {
    ...{ name: 'continue-as-heir', path: 'death/heir', article: '', role, states: living },
    when: (_, { died }) => died,
    fields: [on, person('heir'), prose('proof', 500, true, 'heirProof')],
  },
  {
    ...{ name: 'end-by-death', path: 'death/end', article: '', role, states: living },
    when: (_, { died }) => died,
    fields: [on, reason],
  },
  {
    ...{ name: 'withdraw', path: 'withdrawal', article: '', role, states: open },
    when: (_, { died }) => !died,
    fields: [on, remark],
  },
];
