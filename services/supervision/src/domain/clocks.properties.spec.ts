import { describe, expect, it } from '@jest/globals';
import type { SupervisionEvent } from '@anjuan/contracts';
import { addDays, extensionRuleOn, theRegulation, type ClockCode } from '@anjuan/regulation';
import fc from 'fast-check';
import { evolve, expire, extendHandlingLimit, isOpen, noClocks, react, type Cause, type ClocksState } from './index.ts';

// Real: rules, calendar, deciders. Invented: any sequence of causes, in any order, on any day from 2023 to 2026. fast-check prints the seed.
const clocks: readonly ClockCode[] = ['register-and-transfer', 'acceptance', 'objection', 'handling'];
const day = fc.integer({ min: 0, max: 1400 }).map((count) => addDays('2023-01-01', count));
const [unit, personId, personal] = ['S002', 'person-0001', null];
const cause: fc.Arbitrary<Cause> = fc
  .tuple(fc.integer({ min: 0, max: 9 }), day, fc.constantFrom('petition-procedure' as const, 'arbitration' as const))
  .map(([which, on, route]) => {
    const all: readonly Cause[] = [
      {
        ...{ type: 'PetitionRegistered', registrationNumber: '测信8', channel: 'letter', receivedOn: on, personId, headcount: 1, personal },
        ...{ anonymous: false, district: '', urgentSignals: [], labels: null, declaredRepeatOf: null },
        source: { kind: 'form', reference: '' },
      },
      { type: 'PetitionTransferred', unit, transferredOn: on },
      { type: 'PetitionEntrusted', unit, entrustedOn: on, reportBy: on },
      { type: 'PetitionAccepted', unit, acceptedOn: on, route },
      { type: 'CompetenceObjected', unit, objectedOn: on, personId, personal },
      { type: 'MaterialTakenBack', unit, takenBackOn: on },
      {
        type: 'OpinionIssued',
        unit,
        issuedOn: on,
        documentNumber: '8',
        results: [],
        requestAs: 'registered',
        carryOutBy: null,
        personId,
        personal,
      },
      { type: 'PetitionWithdrawn', withdrawnOn: on, personId, personal },
      { type: 'AssignmentEnded', endedOn: on, because: 'withdrawn' },
      { type: 'CaseClosed', closedOn: on, rating: 'not-rated' },
    ];
    return all[which] as Cause;
  });
type Move =
  { readonly cause: Cause } | { readonly expiring: ClockCode; readonly today: string } | { readonly days: number; readonly on: string };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: cause.map((made) => ({ cause: made })) },
  { weight: 1, arbitrary: fc.record({ expiring: fc.constantFrom(...clocks), today: day }) },
  { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 40 }), on: day }) },
);
const registration = cause.filter(({ type }) => type === 'PetitionRegistered').map((made): Move => ({ cause: made }));
const life = fc.tuple(registration, fc.array(move, { maxLength: 40 })).map(([first, rest]) => [first, ...rest]);

function eventsOf(what: Move, state: ClocksState): readonly SupervisionEvent[] {
  if ('cause' in what) return react(what.cause, state, theRegulation);
  if ('expiring' in what) return expire(what.expiring, state.clocks[what.expiring]?.run ?? 1, what.today, state, theRegulation);
  const asked = { ...what, today: '9999-12-31', approver: 'unit-head', reason: '案情复杂' };
  const decision = extendHandlingLimit(asked, state, extensionRuleOn('handling', what.on));
  return decision.outcome === 'accepted' ? decision.events : [];
}

function live(moves: readonly Move[]): { readonly state: ClocksState; readonly events: readonly SupervisionEvent[] } {
  let state = noClocks;
  const events = moves.flatMap((what) => {
    const made = eventsOf(what, state);
    state = made.reduce(evolve, state);
    return made;
  });
  return { state, events };
}

describe('clocks, whatever happens in whatever order', () => {
  it('never runs one clock twice at once, and numbers its runs 1, 2, 3', () => {
    fc.assert(
      fc.property(life, (moves) => {
        const open = new Map<ClockCode, number>();
        const runs = new Map<ClockCode, number>();
        for (const event of live(moves).events) {
          if (event.type === 'ClockStarted') {
            expect(open.has(event.clock)).toBe(false);
            expect(event.run).toBe((runs.get(event.clock) ?? 0) + 1);
            open.set(event.clock, event.run);
            runs.set(event.clock, event.run);
          }
          if (event.type === 'ClockStopped') {
            expect(open.get(event.clock)).toBe(event.run);
            open.delete(event.clock);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing left to do when a cause is told a second time', () => {
    fc.assert(
      fc.property(life, cause, (moves, again) => {
        const { state } = live(moves);
        const once = react(again, state, theRegulation).reduce(evolve, state);
        expect(react(again, once, theRegulation)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never extends one handling limit by more than 30 days in sum', () => {
    const registered = cause.filter(({ type }) => type === 'PetitionRegistered');
    const asks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(registered, day, asks, (first, acceptedOn, days) => {
        const accepted: Cause = { type: 'PetitionAccepted', unit, acceptedOn, route: 'petition-procedure' };
        const { state, events } = live([{ cause: first }, { cause: accepted }, ...days.map((count) => ({ days: count, on: acceptedOn }))]);
        const sum = events.reduce((total, event) => total + (event.type === 'HandlingLimitExtended' ? event.days : 0), 0);
        expect(sum).toBeLessThanOrEqual(30);
        expect(state.clocks.handling?.due).toBe(addDays(acceptedOn, theRegulation.limitFrom('handling', acceptedOn, unit).days + sum));
        if (days.some((count) => count <= 30)) expect(sum).toBeGreaterThan(0);
      }),
    );
  });

  it('leaves nothing open after a withdrawal', () => {
    fc.assert(
      fc.property(life, day, (moves, withdrawnOn) => {
        const withdrawn: Cause = { type: 'PetitionWithdrawn', withdrawnOn, personId, personal };
        const { state } = live([...moves, { cause: withdrawn }]);
        expect(clocks.filter((clock) => isOpen(state.clocks[clock]))).toEqual([]);
      }),
    );
  });
});
