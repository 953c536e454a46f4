import { categories, categoryOfRoute, channels, routes, topics } from '@anjuan/regulation';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { parseActor } from '../src/actor/actor.ts';
import { caseStates, queues, type Case, type CaseEvent } from '../src/api/types.ts';
import { dayOf } from '../src/format/moment.ts';
import { daysLeft } from '../src/format/days-left.ts';
import { checkBody } from '../src/steps/check-body.ts';
import { fieldsOf } from '../src/steps/fields.ts';
import { stepsOf } from '../src/steps/steps.ts';
import { fold, makeEvent } from './fake-case.ts';
import { lifeOf, readRows, readUnits } from './fake-register.ts';

/**
 * A server in memory to develop the page against: `node --conditions=source services/console/dev/fake-api.ts [--port] [--cases] [--slow]`.
 * It is no model of the real one, and is not part of the build.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    cases: { type: 'string', default: '320' },
    slow: { type: 'string', default: '0' },
    data: { type: 'string', default: join(import.meta.dirname, '../../classification/src/eval/data') },
  },
});
const dist = join(import.meta.dirname, '../dist');
const units = readUnits(join(values.data, 'units.csv'));
const rows = readRows(join(values.data, 'petitions.csv'));
const unitName = (code: string) => units.find((unit) => unit.code === code)?.name ?? code;
const today = dayOf(new Date());
const shift = daysLeft(today, '2025-06-25');
const files = new Map<string, CaseEvent[]>();
const folded = new Map<string, Case>();
for (let index = 0; index < Number(values.cases); index++) {
  const row = rows[index % rows.length];
  if (!row) continue;
  const { caseId, events } = lifeOf(row, index, shift, units);
  files.set(caseId, events);
  const state = fold(caseId, events, unitName);
  if (state) folded.set(caseId, state);
}
const newestFirst = () => [...folded.values()].toReversed();
const words = (list: readonly (readonly [string, string, string])[]) => list.map(([code, label, english]) => ({ code, label, english }));
const vocabulary = {
  categories: categories.terms,
  topics: topics.terms,
  routes: routes.terms.map((term) => ({ ...term, category: categoryOfRoute(term.code) })),
  channels: channels.terms,
  states: words(
    caseStates.map((code, index) => [
      code,
      ['已登记', '待甄别', '已甄别', '已转交', '有异议', '已收回', '办理中', '已出意见', '已送达', '已办结', '已撤回', '不予受理'][index] ??
        code,
      code.replace('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    ]),
  ),
  clocks: words([
    ['register-and-transfer', '登记转送', 'Register and transfer'],
    ['acceptance', '受理告知', 'Acceptance'],
    ['objection', '管辖异议', 'Objection'],
    ['handling', '办理', 'Handling'],
  ]),
  results: words([
    ['settled', '解决诉求', 'Settled'],
    ['explained', '解释疏导', 'Explained'],
    ['relieved', '帮扶救助', 'Relieved'],
    ['referred-for-punishment', '依法处理', 'Referred for punishment'],
  ]),
  ratings: words([
    ['satisfied', '满意', 'Satisfied'],
    ['basically-satisfied', '基本满意', 'Basically satisfied'],
    ['dissatisfied', '不满意', 'Dissatisfied'],
    ['not-rated', '未评价', 'Not rated'],
  ]),
  deliveryMethods: words([
    ['in-person', '直接送达', 'In person'],
    ['post', '邮寄送达', 'Post'],
    ['electronic', '电子送达', 'Electronic'],
    ['left-at-residence', '留置送达', 'Left at the residence'],
    ['public-notice', '公告送达', 'Public notice'],
  ]),
  workKinds: words([
    ['contacted', '联系信访人', 'Contacted'],
    ['investigated', '调查核实', 'Investigated'],
    ['site-visit', '实地走访', 'Site visit'],
    ['mediated', '调解', 'Mediated'],
    ['coordinated', '协调', 'Coordinated'],
    ['other', '其他', 'Other'],
  ]),
  nonAcceptanceGrounds: words([
    ['litigation-matter', '涉法涉诉', 'Litigation matter'],
    ['being-handled', '正在办理期限内', 'Already being handled'],
    ['procedure-ended', '已复核终结', 'Procedure ended'],
    ['outside-duty', '不属职责范围', 'Outside duty'],
    ['content-unclear', '内容不清', 'Content unclear'],
  ]),
};
const queueStates: Record<string, readonly string[]> = {
  classification: ['registered', 'suggested'],
  dispatch: ['classified', 'taken-back'],
  acceptance: ['sent'],
  objections: ['objected'],
  handling: ['accepted'],
  closing: ['opinion-issued', 'delivered'],
};
const inQueue = (queue: string) => (given: Case) =>
  queue === 'relations'
    ? given.relations.some((relation) => relation.state === 'suggested')
    : (queueStates[queue] ?? []).includes(given.state);

class Refusal extends Error {
  readonly problem: Record<string, unknown>;
  constructor(status: number, code: string, title: string, titleEn: string, more: object = {}) {
    super(code);
    this.problem = { type: `/problems/${code}`, status, code, title, titleEn, ...more };
  }
}

function matching(query: URLSearchParams): Case[] {
  const is = (name: string, value: string | null) => !query.get(name) || query.get(name) === value;
  return newestFirst().filter(
    (given) =>
      is('state', given.state) &&
      is('category', given.category ?? given.suggestion?.category.value ?? null) &&
      is('topic', given.topic ?? given.suggestion?.topic.value ?? null) &&
      is('route', given.route) &&
      is('district', given.district) &&
      is('unit', given.unit) &&
      is('channel', given.channel) &&
      is('urgent', String(given.urgent)) &&
      is('repeat', String(given.repeatOf !== null)) &&
      given.receivedOn >= (query.get('receivedFrom') ?? '') &&
      given.receivedOn <= (query.get('receivedTo') ?? '9999') &&
      given.registrationNumber.includes(query.get('q') ?? ''),
  );
}

function page<Item>(items: readonly Item[], query: URLSearchParams) {
  const from = Number(query.get('after') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
}

function counted(keys: readonly (string | null | undefined)[]) {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key ?? '', (counts.get(key ?? '') ?? 0) + 1);
  return { counts: [...counts].map(([value, count]) => ({ value, count })), total: keys.length };
}

function oneCase(caseId: string): Case {
  const found = folded.get(caseId);
  if (!found)
    throw new Refusal(404, 'case-not-found', '没有这个案件', 'There is no such case', {
      detail: '请核对登记编号。',
      detailEn: 'Check the number.',
    });
  return found;
}

function read(path: string, query: URLSearchParams): unknown {
  if (path === '/vocabulary') return vocabulary;
  if (path === '/units') return { items: units.filter((unit) => unit.dissolved === null || unit.dissolved > today) };
  if (path === '/cases') return page(matching(query), query);
  if (path === '/cases/counts') {
    const by = query.get('by') as 'state' | 'topic' | 'category' | 'district';
    return counted(
      matching(query).map((given) => (by === 'topic' || by === 'category' ? (given[by] ?? given.suggestion?.[by].value) : given[by])),
    );
  }
  if (path === '/worklist') return page(newestFirst().filter(inQueue(query.get('queue') ?? '')), query);
  if (path === '/worklist/counts')
    return { counts: queues.map((queue) => ({ queue, count: newestFirst().filter(inQueue(queue)).length })) };
  if (path === '/clocks') {
    const within = Number.parseInt(query.get('dueWithin') ?? '9999', 10);
    const all = newestFirst().flatMap((given) =>
      given.clocks.map((clock) => ({
        ...clock,
        ...(({ caseId, registrationNumber, title, unit, unitName: name }) => ({ caseId, registrationNumber, title, unit, unitName: name }))(
          given,
        ),
        daysLeft: daysLeft(clock.due, today),
      })),
    );
    const wanted =
      query.get('state') === 'expired'
        ? all.filter((clock) => clock.state === 'expired')
        : all.filter((clock) => clock.state === 'running' && clock.daysLeft <= within);
    return page(
      wanted.toSorted((a, b) => a.due.localeCompare(b.due)),
      query,
    );
  }
  const [, caseId, rest] = /^\/cases\/([^/]+)(\/history)?$/.exec(path) ?? [];
  if (caseId === undefined) throw new Refusal(404, 'no-such-address', '没有这个地址', 'There is no such address');
  if (rest === undefined) return oneCase(caseId);
  oneCase(caseId);
  const at = query.get('at');
  const events = (files.get(caseId) ?? []).filter(
    (event) => at === null || Date.parse(query.get('clock') === 'recorded' ? event.recordedAt : event.occurredAt) <= Date.parse(at),
  );
  return { caseId, at, state: fold(caseId, events, unitName), events };
}

const types: Readonly<Record<string, string>> = {
  confirm: 'ClassificationConfirmed',
  override: 'ClassificationOverridden',
  refuse: 'PetitionNotAccepted',
  transfer: 'PetitionTransferred',
  entrust: 'PetitionEntrusted',
  accept: 'PetitionAccepted',
  object: 'CompetenceObjected',
  'take-back': 'MaterialTakenBack',
  'reject-objection': 'ObjectionRejected',
  'record-work': 'WorkRecorded',
  extend: 'HandlingLimitExtended',
  'issue-opinion': 'OpinionIssued',
  deliver: 'OpinionDelivered',
  close: 'CaseClosed',
  withdraw: 'PetitionWithdrawn',
};
const answered = new Map<string, unknown>();

function write(path: string, body: Record<string, unknown>, actor: CaseEvent['actor']): unknown {
  const [, caseId = '', rest = ''] = /^\/cases\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const given = oneCase(caseId);
  const events = files.get(caseId) ?? [];
  const add = (type: string, data: Record<string, unknown>) => {
    events.push(makeEvent(caseId, type, new Date().toISOString(), actor, { type, ...data }, events));
    folded.set(caseId, fold(caseId, events, unitName) ?? given);
    return { caseId, added: 1 };
  };
  const [, other, what] = /^relations\/([^/]+)\/(confirmation|undoing)$/.exec(rest) ?? [];
  if (other !== undefined) {
    oneCase(other);
    const kind = body['kind'] ?? given.relations.find((relation) => relation.ofCaseId === other)?.kind ?? 'repeat';
    return add(what === 'undoing' ? 'RelationUndone' : 'RelationConfirmed', {
      kind,
      ofCaseId: other,
      personal: { reason: body['reason'] ?? '' },
    });
  }
  const step = stepsOf(given, undefined).find((one) => one.path === rest);
  if (!step)
    throw new Refusal(409, 'not-in-this-state', '此状态下不能这样办理', 'This step cannot be taken in this state', {
      detail: '案件状态已变，请刷新后再办。',
      detailEn: 'The case has moved on; look again.',
    });
  const checked = checkBody(step.name, fieldsOf(step.name, given), body);
  if (!checked.ok || JSON.stringify(body).includes('测试错误'))
    throw new Refusal(400, 'invalid-body', '填写有误', 'The form has faults', {
      errors: checked.ok ? [{ field: 'reason', rule: 'test', zh: '服务器不接受这个理由', en: 'The server does not take this reason' }] : [],
    });
  const on = body['on'] ?? today;
  const decided = given.suggestion && {
    category: given.suggestion.category.value,
    topic: given.suggestion.topic.value,
    route: given.suggestion.route.value,
    unit: given.suggestion.units[0]?.unit,
    by: 'officer',
  };
  return add(types[step.name] ?? '', {
    ...(step.name === 'confirm' ? decided : {}),
    unit: body['unit'] ?? given.unit,
    on,
    ...(step.name === 'extend' ? { run: 1, due: '2030-01-01' } : {}),
    ...body,
    personal: body,
  });
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function actorOf(request: IncomingMessage): CaseEvent['actor'] {
  const parts = new Map(
    String(request.headers['anjuan-actor'] ?? '')
      .split('; ')
      .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  const actor = parseActor(JSON.stringify(Object.fromEntries(parts)));
  if (!actor) throw new Refusal(401, 'no-actor', '没有身份', 'Nobody acts');
  return actor;
}

const kinds: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};

function serve(path: string, response: ServerResponse): void {
  const file = join(dist, normalize(path));
  const found = path !== '/' && existsSync(file) ? file : join(dist, 'index.html');
  response.setHeader('content-type', kinds[extname(found)] ?? 'application/octet-stream');
  createReadStream(found).pipe(response);
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!url.pathname.startsWith('/api/')) {
    serve(url.pathname, response);
    return;
  }
  const path = decodeURIComponent(url.pathname.slice(4));
  const answer = async () => {
    if (request.method !== 'POST') return read(path, url.searchParams);
    const key = String(request.headers['idempotency-key'] ?? '');
    if (key === '') throw new Refusal(400, 'no-key', '缺少 Idempotency-Key', 'Idempotency-Key is missing');
    const body = await bodyOf(request);
    if (!answered.has(key)) answered.set(key, write(path, body, actorOf(request)));
    return answered.get(key);
  };
  answer().then(
    (value) => setTimeout(() => response.setHeader('content-type', 'application/json').end(JSON.stringify(value)), Number(values.slow)),
    (error: unknown) => {
      const problem =
        error instanceof Refusal
          ? error.problem
          : { type: 'about:blank', status: 500, title: '服务器出错', titleEn: 'The server failed', detail: String(error) };
      response.writeHead(Number(problem['status']), { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
    },
  );
}).listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`fake API with ${folded.size} cases at http://127.0.0.1:${values.port}\n`);
});
