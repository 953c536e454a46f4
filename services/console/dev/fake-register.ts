import { categories, channels, routes, topics } from '@anjuan/regulation';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import type { CaseEvent, Unit } from '../src/api/types.ts';
import { makeEvent } from './fake-case.ts';

/** Fills the fake server from the example register: each row gets a life of its own, by its place in the file. */
type Row = Record<string, string>;
const read = (path: string): Row[] => parse(readFileSync(path), { columns: true, bom: true });
const cell = (row: Row, name: string) => (row[name] ?? '').normalize('NFKC').trim();
const system = (service: string) => ({ id: `system:${service}`, role: 'system', unit: '' });
const officer = { id: 'zhou', role: 'classifier', unit: 'S002' };
const dispatcher = { id: 'he', role: 'dispatcher', unit: 'S002' };

export function readUnits(path: string): readonly Unit[] {
  return read(path).map((row) => ({
    code: cell(row, '单位代码'),
    name: cell(row, '单位名称'),
    level: cell(row, '层级'),
    parent: cell(row, '上级代码') || null,
    topics: [],
    established: cell(row, '设立日期') || null,
    dissolved: cell(row, '撤销日期') || null,
    successor: cell(row, '承继单位') || null,
  }));
}

const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** The life of one row, `shift` days later than in the file, so that some clocks run today. */
export function lifeOf(row: Row, index: number, shift: number, units: readonly Unit[]): { caseId: string; events: CaseEvent[] } {
  const registrationNumber = cell(row, '登记编号') + (index >= 320 ? `-${index}` : '');
  const caseId = registrationNumber;
  const receivedOn = plus(
    cell(row, '登记日期')
      .replaceAll('/', '-')
      .replace(/-(\d)(?=-|$)/g, '-0$1'),
    shift,
  );
  const unit = units.find((one) => one.name === cell(row, '标注责任单位'))?.code ?? 'S002';
  const other = units[(index * 7) % units.length]?.code ?? 'S002';
  const events: CaseEvent[] = [];
  const add = (type: string, day: string, actor: CaseEvent['actor'], data: Record<string, unknown>, hour = 1) => {
    const at = new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 + events.length * 61_250).toISOString();
    events.push(
      makeEvent(
        caseId,
        type,
        actor.role === 'system' || events.length > 0 ? at : `${day}T00:00:00+08:00`,
        actor,
        { type, ...data },
        events,
        at,
      ),
    );
  };
  const category = categories.codeOf(cell(row, '标注类别')) ?? 'appeal-request';
  const topic = topics.codeOf(cell(row, '标注领域')) ?? 'other';
  const route = routes.codeOf(cell(row, '标注路径')) ?? 'petition-procedure';
  const body = cell(row, '诉求内容');
  const urgent = /坍塌|塌|燃气|中毒|不想活|轻生/.exec(body);
  add(
    'PetitionRegistered',
    receivedOn,
    { id: 'lin', role: 'intake-clerk', unit: 'S002' },
    {
      registrationNumber,
      channel: channels.codeOf(cell(row, '信访形式')) ?? 'letter',
      receivedOn,
      personId: 'p-00000000',
      headcount: Number(cell(row, '人数')) || 1,
      anonymous: cell(row, '是否匿名') === '是',
      district: cell(row, '问题属地'),
      urgentSignals: urgent ? [{ kind: 'collapse', words: [urgent[0]] }] : [],
      labels: null,
      declaredRepeatOf: cell(row, '原登记编号') || null,
      source: { kind: 'import', reference: 'petitions.csv:2' },
      personal: {
        petitioner: {
          name: cell(row, '信访人'),
          idNumber: cell(row, '证件号码'),
          phone: cell(row, '联系电话'),
          address: cell(row, '住址'),
        },
        target: cell(row, '反映对象'),
        title: cell(row, '概况标题'),
        text: body,
      },
    },
  );
  const clock = (code: string, run: number, from: string, days: number, article: string) =>
    add('ClockStarted', from, system('supervision'), {
      clock: code,
      run,
      from,
      due: plus(from, days),
      days,
      dayKind: 'calendar',
      article,
      personId: 'p-00000000',
    });
  const stop = (code: string, on: string, outcome = 'met') =>
    add('ClockStopped', on, system('supervision'), { clock: code, run: 1, on, outcome });
  clock('register-and-transfer', 1, receivedOn, 15, '22');
  const ground = (kind: string, text: string, weight: number) => ({ kind, text, weight });
  add('ClassificationSuggested', receivedOn, system('classification'), {
    classifier: { name: 'linear-lexicon', version: '2024.1-9f3a' },
    category: { value: category, confidence: 0.97 },
    topic: { value: topic, confidence: 0.91 },
    route: { value: route, confidence: 0.64 },
    units: [
      { unit, confidence: 0.72 },
      { unit: other, confidence: 0.14 },
      { unit: 'S002', confidence: 0.05 },
    ],
    personId: 'p-00000000',
    personal: {
      grounds: {
        category: [ground('cue', `词表“类别 ${cell(row, '标注类别')}”：要求、请查`, 2.31), ground('word', '用词“我要求”', 0.8)],
        topic: [ground('cue', `词表“领域 ${cell(row, '标注领域')}”：${body.slice(3, 7)}`, 3.4)],
        route: [ground('rule', `领域像是${cell(row, '标注领域')}`, 0.9), ground('fact', `反映对象是企业`, 0.4)],
        unit: [ground('rule', `属地机关：${cell(row, '问题属地')}`, 0.5), ground('cue', `职能“${cell(row, '标注领域')}”`, 1.2)],
      },
    },
  });
  if (cell(row, '是否重复') === '是')
    add('RelationSuggested', receivedOn, system('classification'), {
      kind: 'repeat',
      ofCaseId: cell(row, '原登记编号'),
      score: 0.96,
      personId: 'p-00000000',
      personal: { reasons: ['证件号码相同', '反映对象相同', '正文相近：七成用词相同'] },
    });
  if (index % 9 === 0 && index > 0)
    add('RelationSuggested', receivedOn, system('classification'), {
      kind: 'joint',
      ofCaseId: 'XC20240103-0053',
      score: 0.71,
      personId: 'p-00000000',
      personal: { reasons: ['同一楼盘：鹿鸣山居'] },
    });
  const stage = index % 11;
  if (stage === 0) return { caseId, events };
  const d1 = plus(receivedOn, 2);
  if (stage === 1 && index % 2 === 0) {
    add('PetitionNotAccepted', d1, officer, {
      ground: 'litigation-matter',
      article: '31',
      personId: 'p-00000000',
      personal: { explanation: '法院已经立案，请向受理法院提出。' },
    });
    stop('register-and-transfer', d1, 'cancelled');
    return { caseId, events };
  }
  add('ClassificationConfirmed', d1, officer, { category, topic, route, unit, by: 'officer', threshold: null });
  if (events.some((event) => event.type === 'RelationSuggested' && event.data['kind'] === 'repeat') && index % 3 > 0)
    add('RelationConfirmed', d1, officer, { kind: 'repeat', ofCaseId: cell(row, '原登记编号') });
  add('AssignmentProposed', d1, system('assignment'), { category, topic, route, unit, personId: 'p-00000000' });
  if (stage === 1) return { caseId, events };
  const d2 = plus(receivedOn, 4);
  if (index % 3 === 0) add('PetitionEntrusted', d2, dispatcher, { unit, entrustedOn: d2, reportBy: plus(d2, 45) });
  else add('PetitionTransferred', d2, dispatcher, { unit, transferredOn: d2 });
  stop('register-and-transfer', d2);
  clock('acceptance', 1, d2, 15, '23');
  if (stage === 2) return { caseId, events };
  const handler = { id: 'qiao', role: 'unit-handler', unit };
  const d3 = plus(receivedOn, 9);
  if (stage === 3) {
    add('CompetenceObjected', d3, handler, {
      unit,
      objectedOn: d3,
      personId: 'p-00000000',
      personal: { reason: '该事项属住房保障中心职责，不属本单位。' },
    });
    return { caseId, events };
  }
  add('PetitionAccepted', d3, handler, { unit, acceptedOn: d3, route });
  stop('acceptance', d3);
  clock('handling', 1, d3, 60, '34');
  if (stage === 4 || stage === 5) {
    add('WorkRecorded', plus(d3, 6), handler, {
      unit,
      workedOn: plus(d3, 6),
      kind: 'site-visit',
      personId: 'p-00000000',
      personal: { note: '到现场查看，与信访人见面，核对材料三份。' },
    });
    if (stage === 5)
      add('ClockExpired', plus(d3, 61), system('supervision'), { clock: 'handling', run: 1, due: plus(d3, 60), article: '34' });
    return { caseId, events };
  }
  const d4 = plus(d3, 40);
  add(
    'OpinionIssued',
    d4,
    { id: 'meng', role: 'unit-head', unit },
    {
      unit,
      issuedOn: d4,
      documentNumber: `星信意〔2024〕${index}号`,
      results: category === 'appeal-request' ? ['settled', 'explained'] : [],
      personId: 'p-00000000',
      personal: {
        facts: '经查，反映的情况属实。',
        opinion: '责成有关单位限期整改，并向信访人书面答复。',
        basis: '《信访工作条例》第三十二条',
      },
    },
  );
  stop('handling', d4);
  if (stage === 6) return { caseId, events };
  add('OpinionDelivered', plus(d4, 3), handler, {
    deliveredOn: plus(d4, 3),
    method: 'in-person',
    personId: 'p-00000000',
    personal: { proof: '送达回证第12号' },
  });
  if (stage === 7) return { caseId, events };
  add('CaseClosed', plus(d4, 20), handler, { closedOn: plus(d4, 20), rating: index % 2 ? 'satisfied' : 'basically-satisfied' });
  return { caseId, events };
}

export { read as readRows };
