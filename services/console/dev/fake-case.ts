import { definitionOf } from '@anjuan/contracts';
import type { Case, CaseEvent, CaseState, Clock, Relation } from '../src/api/types.ts';

/** A case of the fake server: its events, and the state folded from them as the console is to see it. Only for developing the page. */
type Data = Record<string, unknown>;
const states: Readonly<Record<string, CaseState>> = {
  PetitionRegistered: 'registered',
  ClassificationSuggested: 'suggested',
  ClassificationConfirmed: 'classified',
  ClassificationOverridden: 'classified',
  PetitionNotAccepted: 'not-accepted',
  PetitionTransferred: 'sent',
  PetitionEntrusted: 'sent',
  PetitionAccepted: 'accepted',
  CompetenceObjected: 'objected',
  MaterialTakenBack: 'taken-back',
  ObjectionRejected: 'sent',
  OpinionIssued: 'opinion-issued',
  OpinionDelivered: 'delivered',
  CaseClosed: 'closed',
  PetitionWithdrawn: 'withdrawn',
};

type Draft = { -readonly [K in keyof Case]: Case[K] };
const text = (value: unknown) => (typeof value === 'string' ? value : '');

function registered(caseId: string, data: Data): Draft {
  const personal = data['personal'] as { petitioner: Case['petitioner']; target: string; title: string; text: string };
  return {
    ...(data as unknown as Draft),
    caseId,
    state: 'registered',
    category: null,
    topic: null,
    route: null,
    unit: null,
    unitName: null,
    urgent: (data['urgentSignals'] as unknown[]).length > 0,
    repeatOf: null,
    title: personal.title,
    petitionerName: personal.petitioner?.name ?? '',
    petitioner: personal.petitioner,
    target: personal.target,
    text: personal.text,
    clocks: [],
    relations: [],
    suggestion: null,
    decision: null,
    version: 0,
  };
}

function withClock(clocks: readonly Clock[], data: Data, change: Partial<Clock>): readonly Clock[] {
  return clocks.map((clock) => (clock.clock === data['clock'] && clock.run === data['run'] ? { ...clock, ...change } : clock));
}

function withRelation(relations: readonly Relation[], data: Data, state: Relation['state']): readonly Relation[] {
  const { kind, ofCaseId, score } = data as unknown as Relation;
  const known = relations.find((relation) => relation.kind === kind && relation.ofCaseId === ofCaseId);
  const reasons = (data['personal'] as { reasons?: string[] } | undefined)?.reasons ?? known?.reasons ?? [];
  const changed = { kind, ofCaseId, score: known?.score ?? score ?? null, reasons, state };
  return known ? relations.map((relation) => (relation === known ? changed : relation)) : [...relations, changed];
}

/** The state of a case after these events; null before the first. */
export function fold(caseId: string, events: readonly CaseEvent[], unitName: (code: string) => string): Case | null {
  let state: Draft | null = null;
  for (const event of events) {
    const data = event.data as Data;
    if (event.type === 'PetitionRegistered') state = registered(caseId, data);
    if (!state) continue;
    state.state = states[event.type] ?? state.state;
    state.version = Number(state.version) + 1;
    if (event.type === 'ClassificationSuggested') {
      const suggestion = data as unknown as NonNullable<Case['suggestion']>;
      const grounds = (data['personal'] as { grounds: NonNullable<Case['suggestion']>['grounds'] }).grounds;
      state.suggestion = { ...suggestion, grounds, units: suggestion.units.map((one) => ({ ...one, unitName: unitName(one.unit) })) };
    }
    if (event.type === 'ClassificationConfirmed' || event.type === 'ClassificationOverridden') {
      const { category, topic, route, unit } = data as unknown as NonNullable<Case['decision']>;
      const by = data['by'] ?? 'officer';
      Object.assign(state, { category, topic, route, unit, unitName: unitName(unit), decision: { category, topic, route, unit, by } });
    }
    if (event.type === 'PetitionTransferred' || event.type === 'PetitionEntrusted') {
      state.unit = text(data['unit']);
      state.unitName = unitName(state.unit);
    }
    if (event.type === 'ClockStarted') state.clocks = [...state.clocks, { ...(data as unknown as Clock), state: 'running' }];
    if (event.type === 'ClockStopped') state.clocks = withClock(state.clocks, data, { state: data['outcome'] as Clock['state'] });
    if (event.type === 'ClockExpired') state.clocks = withClock(state.clocks, data, { state: 'expired' });
    if (event.type === 'HandlingLimitExtended')
      state.clocks = withClock(state.clocks, { ...data, clock: 'handling' }, { due: text(data['due']) });
    if (event.type.startsWith('Relation')) {
      const now = event.type === 'RelationSuggested' ? 'suggested' : event.type === 'RelationConfirmed' ? 'confirmed' : 'undone';
      state.relations = withRelation(state.relations, data, now);
      if (data['kind'] === 'repeat') state.repeatOf = now === 'confirmed' ? text(data['ofCaseId']) : null;
    }
  }
  return state;
}

/** Makes an event as the server would record it. */
export function makeEvent(
  caseId: string,
  type: string,
  at: string,
  actor: CaseEvent['actor'],
  data: Data,
  before: readonly CaseEvent[],
  recordedAt = at,
): CaseEvent {
  const definition = definitionOf(type);
  const stream = `${definition.owner}-${caseId}`;
  return {
    id: crypto.randomUUID(),
    type,
    title: definition.title,
    schemaVersion: definition.version,
    stream,
    revision: before.filter((event) => event.stream === stream).length,
    position: `${before.length + 1}.1`,
    occurredAt: at,
    recordedAt,
    actor,
    causationId: actor.role === 'system' ? (before.at(-1)?.id ?? null) : null,
    correlationId: before[0]?.correlationId ?? crypto.randomUUID(),
    data,
  };
}
