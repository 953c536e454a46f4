import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideNumber, type NumberingCommand } from './decide.ts';
import { evolve, nextNumber, unused, type Numbering, type NumberingEvent } from './numbering.ts';
import { seriesName } from './series.ts';
import { entriesOf, emptySpread, valueAt, withValue } from './spread-map.ts';

const seed = 20_260_508;
const runs = { seed, numRuns: 300 };
const years = [2026, 2027] as const;

/** What an office does, in any order; the day decides the year, and numbers are asked for rightly and wrongly. */
type Step = {
  readonly act: 'reserve' | 'issue' | 'issue-wrong' | 'release' | 'void' | 'close';
  readonly document: number;
  readonly year: number;
};
const step = fc.record({
  act: fc.constantFrom<Step['act']>('reserve', 'issue', 'issue', 'issue-wrong', 'release', 'void', 'close'),
  document: fc.integer({ min: 0, max: 11 }),
  year: fc.constantFrom(...years),
});

const seriesOf = (year: number) => ({ unitId: 'xf', kind: 'handling-opinion', year });

function commandOf({ act, document, year }: Step, state: Numbering): NumberingCommand {
  const [series, documentId, reason] = [seriesOf(year), `${year}-${document}`, '原因'];
  const own = state.status === 'unused' ? undefined : (state.reserved.get(documentId) ?? valueAt(state.issued, documentId)?.number);
  const issue = (number: number): NumberingCommand => ({
    type: 'IssueDocument',
    series,
    documentId,
    number,
    issuedOn: `${year}-06-01`,
    sha256: 'a'.repeat(64),
    templateSha256: 'b'.repeat(64),
  });
  switch (act) {
    case 'reserve':
      return { type: 'ReserveNumber', series, documentId };
    case 'issue':
      return issue(own ?? nextNumber(state));
    case 'issue-wrong':
      return issue(document + 1);
    case 'release':
      return { type: 'ReleaseReservation', documentId, reason };
    case 'void':
      return { type: 'VoidDocument', documentId, voidedOn: `${year}-07-01`, reason };
    case 'close':
      return { type: 'CloseSeries', today: '2028-01-04', reason };
  }
}

function play(steps: readonly Step[]): Map<string, { state: Numbering; events: NumberingEvent[] }> {
  const all = new Map(years.map((year) => [seriesName(seriesOf(year)), { state: unused, events: [] as NumberingEvent[] }]));
  for (const one of steps) {
    const stream = all.get(seriesName(seriesOf(one.year)));
    if (!stream) throw new Error('a series of the test');
    const decision = decideNumber(commandOf(one, stream.state), stream.state);
    if (decision.outcome === 'refused') continue;
    stream.events.push(...decision.events);
    stream.state = decision.events.reduce(evolve, stream.state);
  }
  return all;
}

describe(`document numbers, whatever an office does (seed ${seed})`, () => {
  it('are each in exactly one place: no gap and none twice, in every year by itself', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        for (const { state } of play(steps).values()) {
          if (state.status === 'unused') continue;
          const held = [
            ...state.reserved.values(),
            ...entriesOf(state.issued).map(([, { number }]) => number),
            ...state.free,
            ...[...state.voided.keys()].filter((number) => !entriesOf(state.issued).some(([, one]) => one.number === number)),
          ].sort((a, b) => a - b);
          expect(held).toEqual(Array.from({ length: state.last }, (_, index) => index + 1));
        }
      }),
      runs,
    );
  });

  it('are given to one document only, and a document gets one only, by the events alone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        for (const { events } of play(steps).values()) {
          const given = events.filter((event) => event.type === 'DocumentIssued');
          expect(new Set(given.map(({ number }) => number)).size).toBe(given.length);
          expect(new Set(given.map(({ documentId }) => documentId)).size).toBe(given.length);
        }
      }),
      runs,
    );
  });

  it('leave no number without a document or a reason once the year is closed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const release = Array.from({ length: 12 }, (_, document): Step => ({ act: 'release', document, year: 2026 }));
        const { state, events } = play([
          ...steps.filter(({ act }) => act !== 'close'),
          ...release,
          { act: 'close', document: 0, year: 2026 },
        ]).get(seriesName(seriesOf(2026))) ?? { state: unused, events: [] };
        if (state.status === 'unused') return;
        expect(state.status).toBe('closed');
        const accounted = events.flatMap((event) =>
          event.type === 'DocumentIssued' || event.type === 'NumberVoided' ? [event.number] : [],
        );
        expect(accounted.sort((a, b) => a - b)).toEqual(Array.from({ length: state.last }, (_, index) => index + 1));
      }),
      runs,
    );
  });

  it('are decided alike when the history is replayed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const { state, events } of play(steps).values()) expect(events.reduce(evolve, unused)).toEqual(state);
      }),
      runs,
    );
  });
});

describe('the map behind the issued numbers', () => {
  it(`holds what a plain map holds, and older versions stay as they were (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.integer())), (pairs) => {
        const versions = [emptySpread as ReturnType<typeof withValue<number>>];
        for (const [key, value] of pairs) versions.push(withValue(versions.at(-1) ?? emptySpread, key, value));
        versions.forEach((version, count) => {
          const plain = new Map(pairs.slice(0, count));
          expect(new Map(entriesOf(version))).toEqual(plain);
          expect(version.size).toBe(plain.size);
        });
      }),
      { seed, numRuns: 50 },
    );
  });
});
