import { describe, expect, it } from '@jest/globals';
import { DocumentError } from '../render/document-error.ts';
import { checkDocument, renderDocument } from '../render/render-document.ts';
import { samples } from '../spec-support/samples.ts';
import { documentKindCodes, kindFacts, type DocumentKind } from './document-kinds.ts';

const without = (kind: DocumentKind, field: string): Record<string, unknown> => {
  const data: Record<string, unknown> = { ...samples[kind] };
  if (!(field in data)) throw new Error(`the sample has no ${field}`);
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== field));
};
const codesOf = (kind: DocumentKind, data: unknown) => checkDocument(kind, data).map(({ code, field, article }) => [code, field, article]);

describe('the parts a document must have', () => {
  it.each(documentKindCodes)('%s: the sample is complete, and the kind names its article', (kind) => {
    expect(checkDocument(kind, samples[kind])).toEqual([]);
    expect(kindFacts(kind).article).toMatch(/^\d+$/);
  });

  it.each<[DocumentKind, string, string]>([
    ['handling-opinion', 'request', '32'],
    ['handling-opinion', 'facts', '32'],
    ['handling-opinion', 'evidence', '32'],
    ['handling-opinion', 'reasons', '32'],
    ['handling-opinion', 'basis', '32'],
    ['handling-opinion', 'conclusion', '32'],
    ['handling-opinion', 'outcome', '32'],
    ['handling-opinion', 'reviewUnit', '35'],
    ['review-opinion', 'facts', '32'],
    ['review-opinion', 'conclusion', '35'],
    ['review-opinion', 'reReviewUnit', '36'],
    ['re-review-opinion', 'conclusion', '36'],
    ['acceptance-notice', 'procedure', '23'],
    ['refusal-notice', 'explanation', '23'],
    ['extension-notice', 'reason', '34'],
    ['extension-notice', 'approver', '34'],
    ['entrust-letter', 'reportBy', '22'],
    ['supervision-order', 'shortcomings', '40'],
    ['settlement-agreement', 'terms', '33'],
    ['strike-off-form', 'verification', '28'],
  ])('%s is not made without %s (Art. %s)', (kind, field, article) => {
    expect(codesOf(kind, without(kind, field))).toEqual([['missing', field, article]]);
  });

  it('takes white space and invisible characters for nothing', () => {
    const sample = samples['handling-opinion'];
    expect(codesOf('handling-opinion', { ...sample, facts: ['　\u200b '], basis: [], reviewUnit: '\ufeff' })).toEqual([
      ['missing', 'facts[0]', '32'],
      ['missing', 'basis', '32'],
      ['missing', 'reviewUnit', '35'],
    ]);
  });

  it('says in both languages which part is missing and which article demands it', () => {
    expect(checkDocument('handling-opinion', without('handling-opinion', 'reviewUnit'))).toEqual([
      {
        code: 'missing',
        field: 'reviewUnit',
        article: '35',
        chinese: '“复查机关”缺失或者为空（《信访工作条例》第三十五条）',
        english: 'unit that reviews (reviewUnit) is missing or empty (Art. 35)',
      },
    ]);
  });
});

describe('what contradicts the Regulation', () => {
  it.each<[string, DocumentKind, Record<string, unknown>, string, string]>([
    ['an extension of 31 days', 'extension-notice', { newDueOn: '2026-08-06' }, 'newDueOn', '34'],
    ['an extension that ends before it begins', 'extension-notice', { newDueOn: '2026-07-06' }, 'newDueOn', '34'],
    ['61 days for handling', 'acceptance-notice', { dueOn: '2026-07-07' }, 'dueOn', '34'],
    ['the petition procedure without its last day', 'acceptance-notice', { dueOn: undefined }, 'dueOn', '34'],
    ['a refusal for litigation that does not say where to go', 'refusal-notice', { competentOrgan: undefined }, 'competentOrgan', '23'],
    ['review by the unit itself', 'handling-opinion', { reviewUnit: '星城市住房和城乡建设局' }, 'reviewUnit', '35'],
    ['re-review by the unit that reviewed', 're-review-opinion', { reviewUnit: '湘江省人民政府' }, 'reviewUnit', '36'],
    ['an opinion before acceptance', 'handling-opinion', { issuedOn: '2026-05-06' }, 'issuedOn', '34'],
    ['a report wanted before the order', 'entrust-letter', { reportBy: '2026-05-07' }, 'reportBy', '22'],
    ['mediation without a mediator', 'settlement-agreement', { mediator: undefined }, 'mediator', '33'],
    ['a watch period that is over', 'strike-off-form', { watchUntil: '2026-05-27' }, 'watchUntil', '28'],
    ['a number of another year', 'transfer-letter', { number: '星信转〔2025〕105号' }, 'number', '22'],
  ])('refuses %s', (_what, kind, change, field, article) => {
    expect(codesOf(kind, { ...samples[kind], ...change })).toEqual([['contradiction', field, article]]);
  });

  it('lets other statutory routes run without the 60 days', () => {
    expect(codesOf('acceptance-notice', { ...samples['acceptance-notice'], route: 'arbitration', dueOn: undefined })).toEqual([]);
  });
});

describe('data that is not what it should be', () => {
  it.each<[string, unknown, string, string]>([
    ['an unknown field', { secret: '王小明' }, 'unknown-field', ''],
    ['a number in another form', { number: '星建信处(2026)第09号' }, 'form', 'number'],
    ['a day that does not exist', { issuedOn: '2026-02-30' }, 'form', 'issuedOn'],
    ['a code outside the vocabulary', { outcome: '王小明' }, 'form', 'outcome'],
    ['a control character', { reviewUnit: '王小明\u0000' }, 'characters', 'reviewUnit'],
    ['half a character', { facts: ['王小明\ud800'] }, 'characters', 'facts[0]'],
    ['a line break in a name', { petitioners: [{ name: '王小明\n' }] }, 'characters', 'petitioners[0].name'],
    ['a text of 20,001 characters', { facts: ['王'.repeat(20_001)] }, 'too-long', 'facts[0]'],
    ['a list of 501 entries', { evidence: Array.from({ length: 501 }, () => '王小明') }, 'too-long', 'evidence'],
    ['a text where a list belongs', { facts: '王小明' }, 'form', 'facts'],
  ])('refuses %s, without quoting it', (_what, change, code, field) => {
    const problems = checkDocument('handling-opinion', Object.assign({ ...samples['handling-opinion'] }, change));
    expect(problems.map((problem) => [problem.code, problem.field])).toEqual([[code, field]]);
    expect(JSON.stringify(problems)).not.toMatch(/王|09号|02-30|secret/);
  });

  it.each([null, undefined, 7, '王小明', [], () => 1])('refuses %p as a whole', (data) => {
    const problems = checkDocument('handling-opinion', data);
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('王小明');
  });

  it('throws an error with the problems, and no value of a person in its messages', () => {
    const data = { ...samples['handling-opinion'], facts: [], reviewUnit: '' };
    const attempt = (): unknown => renderDocument('handling-opinion', data);
    expect(attempt).toThrow(DocumentError);
    const error = errorOf(attempt);
    expect(error).toMatchObject({ code: 'incomplete', problems: [{ field: 'facts' }, { field: 'reviewUnit' }] });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/王小明|4301|139/);
  });
});

function errorOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
}
