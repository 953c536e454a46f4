import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { PetitionFacts, UnitRow } from '../domain/classifier/index.ts';
import { httpClassifier } from './http-classifier.ts';
import type { UnitRegister } from './unit-register.ts';

// Real: HTTP between this process and a server in it.
let server: Server;
let url: string;
let asked: unknown[];
/** What the server answers, one after another; the last one from then on. */
let answers: { status: number; body: string }[];

const unit = (code: string, dissolved = ''): UnitRow => ({
  ...{ code, name: code, level: 'district', parent: '', duties: [], topics: [], established: '2000-01-01', dissolved, successor: '' },
});
const register: UnitRegister = {
  version: () => Promise.resolve('1'),
  rows: () => Promise.resolve([unit('D1'), unit('OLD', '2020-01-01')]),
  standing: () => Promise.resolve({ known: false }),
  catchUp: () => Promise.resolve(),
};
const petition: PetitionFacts = {
  ...{ channel: 'call', title: '油烟扰民', text: '楼下烧烤店油烟扰民', target: '某烧烤店', district: '云湖区', headcount: 1 },
  ...{ anonymous: false, date: '2026-01-05' },
};
const suggestion = {
  modelVersion: 'office-7',
  category: { code: 'appeal-request', confidence: 0.9 },
  topic: { code: 'environment', confidence: 0.8, reasons: [{ kind: 'word', text: '油烟', weight: 1.5 }] },
  route: { code: 'petition-procedure', confidence: 0.7 },
  units: ['D1', 'OLD', 'NONE'].map((code) => ({ code, confidence: 0.5 })),
};
const good = { status: 200, body: JSON.stringify(suggestion) };
const classifier = () => httpClassifier(url, register, { limit: 300, pause: 1 });

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(JSON.parse(Buffer.concat(parts).toString()));
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer?.status !== 0) response.writeHead(answer?.status ?? 500).end(answer?.body); // 0: never answers
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/classify`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

describe('an office’s own model behind HTTP', () => {
  it('is told the petition’s facts, and its units are kept as far as the register holds them in force', async () => {
    answers = [good];
    const answer = await classifier().suggest(petition);
    expect(asked).toEqual([petition]);
    expect(answer).toMatchObject({ modelVersion: 'office-7', topic: { code: 'environment', reasons: [{ text: '油烟' }] } });
    expect(answer.units.map(({ code }) => code)).toEqual(['D1']);
  });

  it('is asked up to three times', async () => {
    answers = [{ status: 503, body: '' }, { status: 200, body: 'no JSON' }, good];
    await expect(classifier().suggest(petition)).resolves.toMatchObject({ modelVersion: 'office-7' });
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['an error', { status: 500, body: '' }, true],
    ['no answer in time', { status: 0, body: '' }, true],
    [
      'a topic outside the vocabulary',
      { status: 200, body: JSON.stringify({ ...suggestion, topic: { code: 'weather', confidence: 1 } }) },
      false,
    ],
    ['a confidence above one', { status: 200, body: JSON.stringify({ ...suggestion, topic: { code: 'other', confidence: 1.1 } }) }, false],
    [
      'a route not open to the category',
      { status: 200, body: JSON.stringify({ ...suggestion, category: { code: 'proposal', confidence: 1 } }) },
      false,
    ],
  ])('is unavailable after three times of: %s', async (_, answer, outage) => {
    answers = [answer];
    await expect(classifier().suggest(petition)).rejects.toMatchObject({ name: 'ClassifierUnavailable', outage });
    expect(asked).toHaveLength(3);
  });
});
