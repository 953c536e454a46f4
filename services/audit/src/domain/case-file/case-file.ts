import { amendRegistration, isAsideEvent, type AsideEvent, type ClockEvent, type DomainEvent, type EventOf } from '@anjuan/contracts';
import { caseStates as vocabulary } from '@anjuan/regulation';
import { evolveSupervision, type CaseSupervision } from './supervision.ts';

/** Where a case stands (案件状态), from registration to its end. */
export const caseStates = vocabulary.codes;
export type CaseState = (typeof caseStates)[number];

export type ClockState = 'running' | 'expired' | 'paused' | 'met' | 'late' | 'cancelled' | 'lapsed';

export interface CaseClock {
  readonly clock: EventOf<'ClockStarted'>['clock'];
  readonly run: number;
  readonly from: string;
  readonly due: string;
  readonly article: string;
  readonly state: ClockState;
  /** The warning given last for this last day (预警), e.g. `5d`; absent where none was. */
  readonly warned?: string;
}

export interface CaseRelation {
  readonly kind: 'repeat' | 'joint';
  readonly ofCaseId: string;
  readonly score: number | null;
  readonly state: 'suggested' | 'confirmed' | 'undone';
  readonly reasons: readonly string[];
}

type Registered = EventOf<'PetitionRegistered'>;
type Suggested = EventOf<'ClassificationSuggested'>;
type Decided = Pick<EventOf<'ClassificationConfirmed'>, 'category' | 'topic' | 'route' | 'unit'>;

/** One case as its events tell it (案卷): what page, list, command line and replay show. */
export interface CaseFile {
  readonly caseId: string;
  readonly registrationNumber: string;
  readonly receivedOn: string;
  readonly channel: Registered['channel'];
  readonly state: CaseState;
  readonly category: Decided['category'] | null;
  readonly topic: Decided['topic'] | null;
  readonly route: Decided['route'] | null;
  readonly unit: string | null;
  readonly district: string;
  readonly headcount: number;
  readonly anonymous: boolean;
  /** What is kept confidential (保密); null where nothing is. */
  readonly confidential: EventOf<'ConfidentialityOrdered'>['scope'] | null;
  readonly urgent: boolean;
  readonly urgentSignals: Registered['urgentSignals'];
  readonly repeatOf: string | null;
  readonly personId: string;
  readonly personal: Registered['personal'];
  readonly clocks: readonly CaseClock[];
  readonly relations: readonly CaseRelation[];
  readonly suggestion:
    (Omit<Suggested, 'type' | 'personId' | 'personal'> & { grounds: NonNullable<Suggested['personal']>['grounds'] | null }) | null;
  readonly decision: (Decided & { readonly by: 'officer' | 'rule' }) | null;
  /** The case it goes on in (并案), and where it stood before; null where it was not merged. */
  readonly merged: { readonly intoCaseId: string; readonly before: CaseState } | null;
  readonly closing: { readonly closedOn: string; readonly rating: EventOf<'CaseClosed'>['rating'] } | null;
  /** Supervision orders, suggestions and interviews (督办); absent where there were none. */
  readonly supervision?: CaseSupervision;
  /** Number of events folded in. */
  readonly version: number;
}

const ended: readonly CaseState[] = ['closed', 'withdrawn', 'not-accepted', 'petitioner-died', 'merged'];
const undecided: readonly CaseState[] = ['registered', 'suggested', 'classified', 'ledgered'];

/** Whether nothing more is to be done in this state. */
export function isEnded(state: CaseState): boolean {
  return ended.includes(state);
}

/** Adds an event to the file; `null` stands for a case that is not registered yet. Events of units do not belong to a case. */
export function evolve(file: CaseFile | null, caseId: string, event: DomainEvent): CaseFile | null {
  if (event.type === 'PetitionRegistered') return file ?? register(caseId, event);
  // About the system's handling of events, not about the petition: it shows in the history and changes nothing.
  if (file === null || event.type === 'DeadLetterDiscarded') return file;
  if (isAsideEvent(event)) {
    const supervision = evolveSupervision(file.supervision, event);
    return { ...file, ...(supervision && { supervision }), version: file.version + 1 };
  }
  const changed = { ...file, ...change(file, event), version: file.version + 1 };
  return stands(file.state, event) ? { ...changed, state: file.state } : changed;
}

/**
 * The first end stands: a step of another service may cross the withdrawal on its way, and a closed case can still be withdrawn. Only a
 * request for review opens a closed case again; a merged one goes where its events lead.
 */
function stands(state: CaseState, event: DomainEvent): boolean {
  if (state === 'merged' || !isEnded(state)) return false;
  return state !== 'closed' || event.type !== 'ReviewRequested';
}

function register(caseId: string, event: Registered): CaseFile {
  const { registrationNumber, receivedOn, channel, district, headcount, anonymous, urgentSignals, personId, personal } = event;
  return {
    ...{ caseId, registrationNumber, receivedOn, channel, district, headcount, anonymous, urgentSignals, personId, personal },
    ...{ state: 'registered', category: null, topic: null, route: null, unit: null, urgent: urgentSignals.length > 0, repeatOf: null },
    ...{ confidential: null, clocks: [], relations: [], suggestion: null, decision: null, merged: null, closing: null, version: 1 },
  };
}

function change(file: CaseFile, event: Exclude<DomainEvent, Registered | AsideEvent | EventOf<'DeadLetterDiscarded'>>): Partial<CaseFile> {
  switch (event.type) {
    case 'PetitionWithdrawn':
      return { state: 'withdrawn' };
    case 'PetitionEndedByDeath':
      return { state: 'petitioner-died' };
    case 'ConfidentialityOrdered':
      return { confidential: event.scope };
    case 'ConfidentialityLifted':
      return { confidential: null };
    case 'UrgentMatterReported':
      return { urgent: true };
    case 'PetitionContinued':
      return { personal: amendRegistration(file.personal, event) };
    case 'RegistrationCorrected':
      return corrected(file, event);
    case 'PetitionNotAccepted':
      return { state: 'not-accepted' };
    case 'ClassificationSuggested':
      return suggested(file, event);
    case 'ClassificationConfirmed':
      return decided(file, event, event.by);
    case 'ClassificationOverridden':
      return decided(file, event, 'officer');
    case 'RelationSuggested':
    case 'RelationConfirmed':
    case 'RelationUndone':
      return related(file, event);
    case 'AssignmentProposed':
      return { category: event.category, topic: event.topic, route: event.route, unit: event.unit };
    case 'PetitionTransferred':
    case 'PetitionEntrusted':
      return { state: 'sent', unit: event.unit };
    case 'PetitionAccepted':
      return { state: 'accepted', route: event.route };
    case 'CompetenceObjected':
      return { state: 'objected' };
    case 'ConflictReferred':
      return { state: 'in-conflict' };
    case 'CompetenceDecided':
      return { state: 'taken-back', unit: event.unit };
    case 'UnitSucceeded':
      return file.unit === event.unit ? { unit: event.successor } : {};
    case 'PetitionDeclined':
      return { state: 'not-accepted' };
    case 'RouteChanged':
      return { route: event.route };
    case 'DirectedToProcedure':
      return { state: 'directed' };
    case 'SettlementReached':
      return { state: 'settled' };
    case 'ProposalAnswered':
      return { state: 'delivered' };
    case 'ReviewRequested':
      return { state: 'under-review' };
    case 'ReviewOpinionIssued':
      return { state: 'reviewed' };
    case 'ReviewOpinionDelivered':
      return { state: event.outcome === 'returned' ? 'accepted' : 'delivered' };
    case 'ProcedureEnded':
      return { state: 'procedure-ended' };
    case 'CaseMerged':
      return { state: 'merged', merged: { intoCaseId: event.intoCaseId, before: file.state } };
    case 'MergeUndone':
      return { state: file.merged?.before ?? file.state, merged: null };
    case 'MaterialTakenBack':
      return { state: 'taken-back' };
    case 'ObjectionRejected':
      return { state: 'sent' };
    case 'OpinionIssued':
      return { state: 'opinion-issued' };
    case 'OpinionDelivered':
      return { state: 'delivered' };
    case 'CaseClosed':
      return { state: 'closed', closing: { closedOn: event.closedOn, rating: event.rating } };
    case 'ClockSpared':
      // Out of a ledger: handled elsewhere, long ago. It waits at no desk until an officer takes it up again.
      return file.state === 'registered' || file.state === 'suggested' ? { state: 'ledgered' } : {};
    case 'ClockStarted':
    case 'ClockStopped':
    case 'ClockExpired':
    case 'ClockWarned':
    case 'HandlingLimitExtended':
    case 'ClockPaused':
    case 'ClockResumed':
      return { clocks: timed(file.clocks, event) };
    case 'AssignmentEnded':
      return event.because === 'petitioner-died' ? { state: 'petitioner-died' } : {};
    case 'RefusalNotified':
    case 'RepresentativesChosen':
    case 'VisitRecorded':
    case 'CounsellingRecorded':
    case 'AgentAppointed':
    case 'AgentDismissed':
    case 'PetitionerDied':
    case 'WorkRecorded':
    case 'UnitRecorded':
    case 'AccusedUnitNamed':
    case 'ResultReported':
    case 'ProcedureResultRecorded':
    case 'AvoidanceAsked':
    case 'AvoidanceDecided':
    case 'MediationOpened':
    case 'MediationFailed':
    case 'HearingOpened':
    case 'HearingClosed':
    case 'CarryingOutRecorded':
    case 'StepCorrected':
      return {};
  }
}

function corrected(file: CaseFile, event: EventOf<'RegistrationCorrected'>): Partial<CaseFile> {
  const { channel, district, headcount, anonymous } = event;
  return {
    channel: channel ?? file.channel,
    district: district ?? file.district,
    headcount: headcount ?? file.headcount,
    anonymous: anonymous ?? file.anonymous,
    personal: amendRegistration(file.personal, event),
  };
}

function suggested(file: CaseFile, event: Suggested): Partial<CaseFile> {
  const { classifier, category, topic, route, units, personal } = event;
  const suggestion = { classifier, category, topic, route, units, grounds: personal?.grounds ?? null };
  if (file.decision !== null || isEnded(file.state)) return { suggestion };
  const proposed = { category: category.value, topic: topic.value, route: route.value, unit: units[0]?.unit ?? null };
  return { suggestion, ...proposed, state: file.state === 'registered' ? 'suggested' : file.state };
}

function decided(file: CaseFile, event: Decided, by: 'officer' | 'rule'): Partial<CaseFile> {
  const { category, topic, route, unit } = event;
  const decision = { category, topic, route, unit, by };
  if (!undecided.includes(file.state)) return { decision };
  return { decision, category, topic, route, unit, state: 'classified' };
}

function related(file: CaseFile, event: EventOf<'RelationSuggested' | 'RelationConfirmed' | 'RelationUndone'>): Partial<CaseFile> {
  const { kind, ofCaseId } = event;
  const same = (relation: CaseRelation): boolean => relation.kind === kind && relation.ofCaseId === ofCaseId;
  const before = file.relations.find(same);
  const states = { RelationSuggested: 'suggested', RelationConfirmed: 'confirmed', RelationUndone: 'undone' } as const;
  const [score, reasons] =
    event.type === 'RelationSuggested' ? [event.score, event.personal?.reasons ?? []] : [before?.score ?? null, before?.reasons ?? []];
  const relation: CaseRelation = { kind, ofCaseId, score, reasons, state: states[event.type] };
  const relations = [...file.relations.filter((other) => !same(other)), relation];
  return { relations, repeatOf: relations.find((other) => other.kind === 'repeat' && other.state === 'confirmed')?.ofCaseId ?? null };
}

function timed(
  clocks: readonly CaseClock[],
  event: ClockEvent | EventOf<'HandlingLimitExtended' | 'ClockPaused' | 'ClockResumed'>,
): readonly CaseClock[] {
  if (event.type === 'ClockStarted') {
    const { clock, run, from, due, article } = event;
    return [...clocks, { clock, run, from, due, article, state: 'running' }];
  }
  const name = event.type === 'HandlingLimitExtended' ? 'handling' : event.clock;
  return clocks.map((known) => {
    if (known.clock !== name || known.run !== event.run) return known;
    if (event.type === 'ClockStopped') return { ...known, state: event.outcome };
    if (event.type === 'ClockExpired') return { ...known, state: 'expired' };
    if (event.type === 'ClockPaused') return { ...known, state: 'paused' };
    if (event.type === 'ClockWarned') return { ...known, warned: event.warning };
    const { warned: _ofTheDayBefore, ...rest } = known;
    return { ...rest, due: event.due, state: 'running' };
  });
}
