import { describe, expect, it } from '@jest/globals';
import type { DocumentField } from '../api/types.ts';
import type { AskedForm } from '../steps/asked-form.ts';
import { documentBody, formValues } from './document-values.ts';
import { numberedForm } from './number-of-step.ts';

const field = (name: string, shape: DocumentField['shape'], columns: readonly DocumentField[] = []): DocumentField => ({
  ...{ name, shape, columns, zh: name, en: name, optional: false, choices: [] },
});
const fields = [
  ...[field('facts', 'texts'), field('handler', 'line'), field('relief', 'money'), field('copyCount', 'count')],
  field('parties', 'rows', [field('name', 'line'), field('amount', 'money')]),
];
const data = { facts: ['一', '二'], handler: '李敏', relief: 1234567, copyCount: 3, parties: [{ name: '甲', amount: 5 }] };

describe('the form of a document', () => {
  it('shows paragraphs as lines and fen as yuan, and sends them back as they were', () => {
    const values = formValues({ fields, data });
    expect(values).toEqual({ facts: '一\n二', handler: '李敏', relief: 12345.67, copyCount: 3, parties: [{ name: '甲', amount: 0.05 }] });
    expect(documentBody(fields, values)).toEqual(data);
  });
  it('takes away what was emptied, and leaves empty parts of a row out', () => {
    const emptied = documentBody(fields, { facts: ' \n', handler: ' ', parties: [{ name: '甲', amount: null }] });
    expect(emptied).toEqual({ facts: null, handler: null, relief: null, copyCount: null, parties: [{ name: '甲' }] });
  });
});

describe('a step that names a document', () => {
  const opinion: AskedForm = { form: 'issue-opinion', path: 'opinion', values: {} };
  const issued = (document: string, kind: string, documentNumber: string) => ({
    type: 'DocumentIssued',
    data: { document, kind, documentNumber },
  });

  it('begins with the number of the last one that is not void', () => {
    const events = [
      ...[issued('a', 'handling-opinion', '星信处〔2026〕1号'), issued('b', 'handling-opinion', '星信处〔2026〕2号')],
      ...[issued('c', 'acceptance-notice', '星信受〔2026〕7号'), { type: 'DocumentVoided', data: { document: 'b' } }],
    ];
    expect(numberedForm(opinion, events).values).toEqual({ documentNumber: '星信处〔2026〕1号' });
  });
  it('takes the review or the re-review, whichever was asked for', () => {
    const asked: AskedForm = { form: 'issue-review-opinion', path: 'review/opinion', values: {} };
    const events = [issued('a', 'review-opinion', '星信查〔2026〕1号'), { type: 'ReviewRequested', data: { level: 're-review' } }];
    expect(numberedForm(asked, events)).toBe(asked);
    expect(numberedForm(asked, [...events, issued('b', 're-review-opinion', '星信核〔2026〕1号')]).values).toEqual({
      documentNumber: '星信核〔2026〕1号',
    });
  });
  it('is as it was where none is issued', () => {
    expect(numberedForm(opinion, [])).toBe(opinion);
  });
});
