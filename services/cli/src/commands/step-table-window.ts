import {
  appointAgent,
  chooseRepresentatives,
  continueAsHeir,
  correctRegistration,
  dismissAgent,
  endByDeath,
  liftConfidentiality,
  orderConfidentiality,
  recordCounselling,
  recordDeath,
  recordVisit,
  reportUrgentMatter,
} from '@anjuan/contracts';
import { agentKinds, channels, confidentialityScopes, visitKinds } from '@anjuan/regulation';
import { long, needed, on, reason, word, type Step, type StepField } from './step-fields.ts';

const text = (field: string, flag: string, help: string): StepField => ({ field, flag: `--${flag} <text>`, help });
/** A person by name; more is entered by the interface. */
const person = (field: string, help: string): StepField => ({ field, flag: `--${field} <name>`, help, kind: 'person', required: true });

/** The steps at the window after the registration (Art. 20, 25 to 27). */
export const windowSteps: readonly Step[] = [
  {
    name: 'choose-representatives',
    help: '推选代表 / choose representatives',
    path: '/representatives',
    schema: chooseRepresentatives,
    fields: [
      on,
      {
        field: 'representatives',
        flag: '--representatives <names>',
        help: '姓名，逗号分隔 / names, apart by commas',
        kind: 'people',
        required: true,
      },
    ],
  },
  {
    name: 'appoint-agent',
    help: '委托代理 / appoint an agent',
    path: '/agent',
    schema: appointAgent,
    fields: [
      on,
      needed(word('kind', '代理人类别 / kind', agentKinds)),
      person('agent', '代理人姓名 / name of the agent'),
      long('mandate', '代理权限 / mandate'),
    ],
  },
  {
    name: 'heir',
    help: '权利义务承受人继续 / an heir continues it',
    path: '/death/heir',
    schema: continueAsHeir,
    fields: [on, person('heir', '承受人姓名 / name of the heir'), long('proof', '证明 / proof')],
  },
  {
    name: 'correct-registration',
    help: '更正登记 / correct the registration',
    path: '/registration-correction',
    schema: correctRegistration,
    fields: [
      on,
      word('channel', '信访形式 / channel', channels),
      text('district', 'district', '问题属地 / district'),
      { field: 'headcount', flag: '--headcount <n>', help: '人数 / people', kind: 'number' },
      text('title', 'title', '标题 / title'),
      text('target', 'target', '反映对象 / target'),
      { field: 'text', flag: '--text <text>', help: '内容 / text (@FILE)', kind: 'prose' },
      needed(reason),
    ],
  },
  {
    name: 'order-confidentiality',
    help: '予以保密 / keep confidential',
    path: '/confidentiality',
    schema: orderConfidentiality,
    fields: [on, needed(word('scope', '保密范围 / scope', confidentialityScopes)), needed(reason)],
  },
  {
    name: 'lift-confidentiality',
    help: '解除保密 / lift the confidentiality',
    path: '/confidentiality/lifting',
    schema: liftConfidentiality,
    fields: [on, needed(reason)],
  },
  {
    name: 'visit',
    help: '接访、走访、回访 / record a visit',
    path: '/visits',
    schema: recordVisit,
    fields: [
      on,
      needed(word('kind', '方式 / kind', visitKinds)),
      { field: 'headcount', flag: '--headcount <n>', help: '人数 / people', kind: 'number' },
      { field: 'place', flag: '--place <text>', help: '地点 / place' },
      long('note', '记录 / note'),
    ],
  },
  {
    name: 'counsel',
    help: '心理疏导 / record counselling',
    path: '/counselling',
    schema: recordCounselling,
    fields: [
      on,
      { field: 'counsellor', flag: '--counsellor <name>', help: '疏导人 / counsellor', required: true },
      long('note', '记录 / note'),
    ],
  },
  { name: 'dismiss-agent', help: '解除代理 / dismiss the agent', path: '/agent/dismissal', schema: dismissAgent, fields: [on, reason] },
  {
    name: 'died',
    help: '信访人死亡 / the petitioner died',
    path: '/death',
    schema: recordDeath,
    fields: [
      on,
      { field: 'diedOn', flag: '--died-on <day>', help: '死亡日期 / day of death', required: true },
      long('proof', '证明 / proof'),
    ],
  },
  {
    name: 'end-by-death',
    help: '无承受人，终止 / nobody continues it',
    path: '/death/end',
    schema: endByDeath,
    fields: [on, needed(reason)],
  },
  {
    name: 'report-urgent',
    help: '紧急重大事项报告 / report an urgent matter',
    path: '/urgent-report',
    schema: reportUrgentMatter,
    fields: [
      on,
      { field: 'to', flag: '--to <codes>', help: '报告单位，逗号分隔 / units reported to, apart by commas', kind: 'list', required: true },
      long('content', '情况 / content'),
      long('measures', '措施 / measures'),
    ],
  },
];
