import { describe, expect, it } from '@jest/globals';
import type { EventOf, SupervisionEvent } from '@anjuan/contracts';
import { addDays, clockRules, extensionRuleOn, theRegulation, type ClockCode } from '@anjuan/regulation';
import fc from 'fast-check';
import {
  causes,
  evolve,
  evolveClock,
  expire,
  extendHandlingLimit,
  isOpen,
  noClocks,
  react,
  warn,
  type Cause,
  type ClocksState,
} from './index.ts';

// Real: rules, calendar, deciders. Invented: any sequence of causes, in any order, on any day from 2023 to 2026. fast-check prints the seed.
const clocks: readonly ClockCode[] = clockRules.map(({ clock }) => clock);
const day = fc.integer({ min: 0, max: 1400 }).map((count) => addDays('2023-01-01', count));
const [unit, personId, personal] = ['S002', 'person-0001', null];
const cause: fc.Arbitrary<Cause> = fc
  .record({
    type: fc.constantFrom(...causes),
    on: day,
    more: fc.integer({ min: 0, max: 40 }),
    route: fc.constantFrom('petition-procedure' as const, 'arbitration' as const),
    level: fc.constantFrom('review' as const, 're-review' as const),
    outcome: fc.constantFrom('upheld' as const, 'returned' as const),
    standing: fc.constantFrom('proposed' as const, 'sent' as const, 'objected' as const, 'accepted' as const),
  })
  .map(({ type, on, more, route, level, outcome, standing }) => {
    const named = addDays(on, more);
    const all: { readonly [Type in Cause['type']]: EventOf<Type> } = {
      PetitionRegistered: {
        ...{ type: 'PetitionRegistered', registrationNumber: '测信8', channel: 'letter', receivedOn: on, personId, headcount: 1, personal },
        ...{ anonymous: false, district: '', urgentSignals: [], labels: null, declaredRepeatOf: null },
        source: { kind: 'form', reference: '' },
      },
      PetitionTransferred: { type: 'PetitionTransferred', unit, transferredOn: on },
      PetitionEntrusted: { type: 'PetitionEntrusted', unit, entrustedOn: on, reportBy: named },
      PetitionAccepted: { type: 'PetitionAccepted', unit, acceptedOn: on, route },
      PetitionDeclined: {
        ...{ type: 'PetitionDeclined', unit, declinedOn: on, ground: 'outside-duty', article: '', referredTo: '', personId, personal },
      },
      CompetenceObjected: { type: 'CompetenceObjected', unit, objectedOn: on, personId, personal },
      MaterialTakenBack: { type: 'MaterialTakenBack', unit, takenBackOn: on },
      CompetenceDecided: { type: 'CompetenceDecided', unit, by: 'agreement', decidedOn: on, article: '24' },
      RouteChanged: {
        ...{ type: 'RouteChanged', unit, from: 'litigation', route, acceptedOn: on, changedOn: named, article: '31', personId, personal },
      },
      DirectedToProcedure: {
        ...{ type: 'DirectedToProcedure', unit, route: 'arbitration', directedOn: on, organ: '仲裁院', article: '31', personId, personal },
      },
      SettlementReached: {
        ...{ type: 'SettlementReached', unit, agreedOn: on, mediated: true, documentNumber: '1', article: '33', personId, personal },
      },
      OpinionIssued: {
        ...{ type: 'OpinionIssued', unit, issuedOn: on, documentNumber: '8', results: [], requestAs: 'registered' },
        ...{ carryOutBy: more % 2 === 0 ? named : null, personId, personal },
      },
      OpinionDelivered: { type: 'OpinionDelivered', deliveredOn: on, method: 'post', personId, personal },
      ResultReported: { type: 'ResultReported', unit, reportedOn: on, reportBy: named, personId, personal },
      CarryingOutRecorded: {
        ...{ type: 'CarryingOutRecorded', unit, carriedOutOn: on, complete: more % 2 === 0, article: '32', personId, personal },
      },
      ReviewRequested: { type: 'ReviewRequested', level, unit, ofUnit: 'S003', requestedOn: on, article: '35', personId, personal },
      HearingOpened: { type: 'HearingOpened', unit, stage: 're-review', openedOn: on, article: '36', personId },
      HearingClosed: {
        ...{ type: 'HearingClosed', unit, stage: 're-review', openedOn: on, closedOn: named, days: more + 1, article: '36' },
        ...{ personId, personal },
      },
      ReviewOpinionIssued: {
        ...{ type: 'ReviewOpinionIssued', level, unit, outcome, issuedOn: on, documentNumber: '1', article: '35', personId, personal },
      },
      ReviewOpinionDelivered: {
        ...{ type: 'ReviewOpinionDelivered', level, unit, outcome, deliveredOn: on, method: 'post', personId, personal },
      },
      ProcedureEnded: { type: 'ProcedureEnded', because: 're-reviewed', endedOn: on, article: '36' },
      CaseMerged: { type: 'CaseMerged', intoCaseId: 'case-002', mergedOn: on, personId, personal },
      MergeUndone: { type: 'MergeUndone', fromCaseId: 'case-002', standing, mergedOn: on, undoneOn: named, personId, personal },
      PetitionWithdrawn: { type: 'PetitionWithdrawn', withdrawnOn: on, personId, personal },
      AssignmentEnded: { type: 'AssignmentEnded', endedOn: on, because: 'withdrawn' },
      CaseClosed: { type: 'CaseClosed', closedOn: on, rating: 'not-rated' },
    };
    return all[type];
  });
type Move =
  | { readonly cause: Cause }
  | { readonly expiring: ClockCode; readonly today: string }
  | { readonly warning: ClockCode; readonly today: string }
  | { readonly days: number; readonly on: string };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: cause.map((made) => ({ cause: made })) },
  { weight: 1, arbitrary: fc.record({ expiring: fc.constantFrom(...clocks), today: day }) },
  { weight: 2, arbitrary: fc.record({ warning: fc.constantFrom(...clocks), today: day }) },
  { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 40 }), on: day }) },
);
const registration = cause.filter(({ type }) => type === 'PetitionRegistered').map((made): Move => ({ cause: made }));
const life = fc.tuple(registration, fc.array(move, { maxLength: 40 })).map(([first, rest]) => [first, ...rest]);

function eventsOf(what: Move, state: ClocksState): readonly SupervisionEvent[] {
  if ('cause' in what) return react(what.cause, state, theRegulation);
  if ('warning' in what) return warn(what.warning, state.clocks[what.warning], what.today, theRegulation);
  if ('expiring' in what) return expire(what.expiring, state.clocks[what.expiring], what.today, theRegulation);
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

  it('warns of each step of a run once for one last day, never after that day, and never of a limit that does not run', () => {
    const sweeps = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 30 });
    fc.assert(
      fc.property(life, sweeps, (moves, later) => {
        const { state } = live(moves);
        for (const clock of clocks) {
          let known = state.clocks[clock];
          const before = known;
          const told = later.flatMap((days) => {
            const today = addDays(before?.from ?? '2023-01-01', days);
            const events = warn(clock, known, today, theRegulation);
            for (const event of events) if (known && event.type === 'ClockWarned') known = evolveClock(known, event);
            return events;
          });
          const steps = told.map((event) => (event.type === 'ClockWarned' ? event.warning : event.type));
          expect(new Set([...steps, ...(before?.warned ?? [])]).size).toBe(steps.length + (before?.warned.length ?? 0));
          for (const event of told)
            expect(event).toMatchObject({ type: 'ClockWarned', run: before?.run, due: before?.due, article: expect.any(String) });
          for (const event of told) if (event.type === 'ClockWarned') expect(event.warnedOn <= event.due && event.daysLeft >= 0).toBe(true);
          if (before?.status !== 'running') expect(told).toEqual([]);
        }
      }),
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
