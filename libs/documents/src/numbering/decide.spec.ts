import { describe, expect, it } from '@jest/globals';
import { decideNumber, type NumberingCommand, type NumberingDecision } from './decide.ts';
import { formatDocumentNumber, parseDocumentNumber } from './number-text.ts';
import { evolve, unused, type NumberingEvent } from './numbering.ts';
import { seriesAt, seriesName } from './series.ts';

const series = { unitId: 'xf', kind: 'handling-opinion', year: 2026 };
const sha256 = 'a'.repeat(64);
const templateSha256 = 'b'.repeat(64);
const decide = (history: readonly NumberingEvent[], command: NumberingCommand): NumberingDecision =>
  decideNumber(command, history.reduce(evolve, unused));

const reserved = (number: number, documentId: string): NumberingEvent => ({ type: 'NumberReserved', series, number, documentId });
const released = (number: number, documentId: string): NumberingEvent => ({
  type: 'ReservationReleased',
  number,
  documentId,
  reason: '不再制发',
});
const issued = (number: number, documentId: string): NumberingEvent => ({
  type: 'DocumentIssued',
  series,
  number,
  documentId,
  issuedOn: '2026-05-08',
  sha256,
  templateSha256,
});
const voided = (number: number, documentId: string): NumberingEvent => ({
  type: 'DocumentVoided',
  number,
  documentId,
  voidedOn: '2026-05-09',
  reason: '当事人姓名有误',
});
const issue = (number: number, documentId: string, change: object = {}): NumberingCommand => ({
  type: 'IssueDocument',
  series,
  documentId,
  number,
  issuedOn: '2026-05-08',
  sha256,
  templateSha256,
  ...change,
});
const accepted = (...events: NumberingEvent[]) => ({ outcome: 'accepted', events });
const refused = (refusal: object) => ({ outcome: 'refused', refusal });

describe('issuing under a document number (发文字号)', () => {
  it('gives 1 to the first document of a year, then the next', () => {
    expect(decide([], issue(1, 'a'))).toEqual(accepted(issued(1, 'a')));
    expect(decide([issued(1, 'a')], issue(2, 'b'))).toEqual(accepted(issued(2, 'b')));
  });

  it('gives a document the number it reserved, and the others pass by it', () => {
    const history = [reserved(1, 'a')];
    expect(decide(history, issue(2, 'b'))).toEqual(accepted(issued(2, 'b')));
    expect(decide([...history, issued(2, 'b')], issue(1, 'a'))).toEqual(accepted(issued(1, 'a')));
  });

  it('gives a number that came back before a new one', () => {
    const history = [reserved(1, 'a'), issued(2, 'b'), released(1, 'a')];
    expect(decide(history, issue(3, 'c'))).toEqual(refused({ code: 'not-the-next-number', next: 1 }));
    expect(decide(history, issue(1, 'c'))).toEqual(accepted(issued(1, 'c')));
  });

  it('refuses a number that is taken or would leave a gap: the bytes are to be made again', () => {
    expect(decide([issued(1, 'a')], issue(1, 'b'))).toEqual(refused({ code: 'not-the-next-number', next: 2 }));
    expect(decide([issued(1, 'a')], issue(3, 'b'))).toEqual(refused({ code: 'not-the-next-number', next: 2 }));
  });

  it('answers the same issue again with nothing new, another one of the same document with a refusal', () => {
    expect(decide([issued(1, 'a')], issue(1, 'a'))).toEqual(accepted());
    expect(decide([issued(1, 'a')], issue(1, 'a', { sha256: 'c'.repeat(64) }))).toEqual(refused({ code: 'issued-already', number: 1 }));
    expect(decide([issued(1, 'a')], issue(2, 'a'))).toEqual(refused({ code: 'issued-already', number: 1 }));
  });

  it('refuses another year, another series, no day and no hash', () => {
    expect(decide([], issue(1, 'a', { issuedOn: '2027-01-01' }))).toEqual(refused({ code: 'other-year', year: 2026 }));
    expect(decide([issued(1, 'a')], issue(2, 'b', { series: { ...series, kind: 'transfer-letter' } }))).toEqual(
      refused({ code: 'other-series' }),
    );
    expect(decide([], issue(1, 'a', { issuedOn: '2026-02-30' }))).toEqual(refused({ code: 'not-a-day' }));
    expect(decide([], issue(1, 'a', { sha256: 'abc' }))).toEqual(refused({ code: 'not-a-hash' }));
  });
});

describe('reserving a number (预留文号)', () => {
  const reserve = (documentId: string): NumberingCommand => ({ type: 'ReserveNumber', series, documentId });

  it('takes the next number once for a document', () => {
    expect(decide([issued(1, 'a')], reserve('b'))).toEqual(accepted(reserved(2, 'b')));
    expect(decide([reserved(1, 'b')], reserve('b'))).toEqual(accepted());
    expect(decide([issued(1, 'a')], reserve('a'))).toEqual(refused({ code: 'issued-already', number: 1 }));
  });

  it('gives it back with a reason', () => {
    const release = (reason: string): NumberingCommand => ({ type: 'ReleaseReservation', documentId: 'a', reason });
    expect(decide([reserved(1, 'a')], release('不再制发'))).toEqual(accepted(released(1, 'a')));
    expect(decide([reserved(1, 'a')], release(' '))).toEqual(refused({ code: 'reason-missing' }));
    expect(decide([issued(1, 'a')], release('不再制发'))).toEqual(refused({ code: 'not-reserved' }));
    expect(decide([], release('不再制发'))).toEqual(refused({ code: 'not-reserved' }));
  });
});

describe('voiding a document (作废)', () => {
  const voiding = (change: object = {}): NumberingCommand => ({
    type: 'VoidDocument',
    documentId: 'a',
    voidedOn: '2026-05-09',
    reason: '当事人姓名有误',
    ...change,
  });

  it('keeps its number with the reason, and nobody gets it again', () => {
    expect(decide([issued(1, 'a')], voiding())).toEqual(accepted(voided(1, 'a')));
    expect(decide([issued(1, 'a'), voided(1, 'a')], issue(1, 'b'))).toEqual(refused({ code: 'not-the-next-number', next: 2 }));
    expect(decide([issued(1, 'a'), voided(1, 'a')], voiding())).toEqual(accepted());
  });

  it('needs an issued document, a reason, and a day not before the issue', () => {
    expect(decide([], voiding())).toEqual(refused({ code: 'not-issued' }));
    expect(decide([reserved(1, 'a')], voiding())).toEqual(refused({ code: 'not-issued' }));
    expect(decide([issued(1, 'a')], voiding({ reason: '' }))).toEqual(refused({ code: 'reason-missing' }));
    expect(decide([issued(1, 'a')], voiding({ voidedOn: '2026-05-07' }))).toEqual(refused({ code: 'not-a-day' }));
  });
});

describe('closing a year', () => {
  const close = (today = '2027-01-04', reason = '年度文号核销'): NumberingCommand => ({ type: 'CloseSeries', today, reason });
  const closed: NumberingEvent = { type: 'SeriesClosed', series, last: 2 };
  const free = [reserved(1, 'a'), issued(2, 'b'), released(1, 'a')];

  it('voids the numbers nobody used, with the reason', () => {
    expect(decide(free, close())).toEqual(accepted({ type: 'NumberVoided', number: 1, reason: '年度文号核销' }, closed));
    expect(decide(free, close('2027-01-04', ''))).toEqual(refused({ code: 'reason-missing' }));
  });

  it('waits for the end of the year and for every reservation', () => {
    expect(decide(free, close('2026-12-31'))).toEqual(refused({ code: 'year-not-over', year: 2026 }));
    expect(decide([reserved(1, 'a')], close())).toEqual(refused({ code: 'still-reserved', count: 1 }));
  });

  it('gives no number after that, but still voids a document', () => {
    const history = [issued(1, 'a'), issued(2, 'b'), closed];
    expect(decide(history, issue(3, 'c'))).toEqual(refused({ code: 'series-closed' }));
    expect(decide(history, { type: 'ReserveNumber', series, documentId: 'c' })).toEqual(refused({ code: 'series-closed' }));
    expect(decide(history, close())).toEqual(accepted());
    expect(decide(history, issue(2, 'b'))).toEqual(accepted());
    expect(decide(history, { type: 'VoidDocument', documentId: 'a', voidedOn: '2027-01-05', reason: '有误' }).outcome).toBe('accepted');
  });
});

describe('the series a document belongs to', () => {
  it('changes with the year of the day of issue in Asia/Shanghai', () => {
    expect(seriesAt('xf', 'handling-opinion', '2026-12-31T15:59:59Z').year).toBe(2026);
    expect(seriesAt('xf', 'handling-opinion', '2026-12-31T16:00:00Z').year).toBe(2027);
  });

  it('has a name no other series has', () => {
    expect(seriesName({ unitId: 'a.b', kind: 'c', year: 2026 })).not.toBe(seriesName({ unitId: 'a', kind: 'b.c', year: 2026 }));
    expect(seriesName({ unitId: 'a/b', kind: 'c', year: 2026 })).toBe('a%2Fb.c.2026');
  });
});

describe('a document number as text', () => {
  it('is written and read back', () => {
    expect(formatDocumentNumber({ prefix: '星信处', year: 2026, number: 12 })).toBe('星信处〔2026〕12号');
    expect(parseDocumentNumber('星信处〔2026〕12号')).toEqual({ prefix: '星信处', year: 2026, number: 12 });
  });

  it.each([
    '星信处[2026]12号',
    '星信处（2026）12号',
    '星信处〔26〕12号',
    '星信处〔2026〕012号',
    '星信处〔2026〕第12号',
    '〔2026〕12号',
    '星信处〔2026〕0号',
  ])('is not %s', (text) => {
    expect(parseDocumentNumber(text)).toBeUndefined();
  });

  it('is refused with a prefix that is not Chinese', () => {
    expect(() => formatDocumentNumber({ prefix: 'XF', year: 2026, number: 12 })).toThrow(RangeError);
  });
});
