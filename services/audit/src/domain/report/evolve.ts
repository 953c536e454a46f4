import { isOutOfLedger, type EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { byLedgerRow, byOfficer } from './backlog.ts';
import type { ReportedEvent } from './reported.ts';
import type { Limit, ReportFile } from './report-file.ts';
import { stepsOf } from './steps.ts';

type Registered = EventOf<'PetitionRegistered'>;

/** Adds an event to what reports know of its case; `day` is the day on which it happened. Null before the registration. */
export function evolveReport(file: ReportFile | null, event: ReportedEvent, day: Day): ReportFile | null {
  if (event.type === 'PetitionRegistered') return file ?? begin(event);
  if (file === null) return null;
  const changed = { ...file, ...change(file, event, day) };
  return { ...changed, steps: withSteps(changed, event, day) };
}

/** A matter out of an office's ledger was received long ago: it is no petition of this period, and open only once somebody takes it up. */
function begin(event: Registered): ReportFile {
  const { channel, district, headcount, receivedOn, declaredRepeatOf } = event;
  return {
    ...{ channel, district, headcount, category: '', topic: '', unit: '', decided: false, sent: false },
    repeats: declaredRepeatOf ? [declaredRepeatOf] : [], // the register's own word; an officer can undo it
    stays: isOutOfLedger(event) ? [] : entered([], receivedOn, 'registered'),
    ...{ limits: [], backlog: [], byLedger: false, steps: [] },
  };
}

function change(file: ReportFile, event: Exclude<ReportedEvent, Registered>, day: Day): Partial<ReportFile> {
  switch (event.type) {
    case 'RegistrationCorrected': {
      const { channel, district, headcount } = event;
      return { channel: channel ?? file.channel, district: district ?? file.district, headcount: headcount ?? file.headcount };
    }
    case 'ClassificationSuggested':
      return suggested(file, event);
    case 'ClassificationConfirmed':
    case 'ClassificationOverridden':
      return { ...(file.sent ? { decided: true } : decided(event)), stays: takenUp(file, day) };
    case 'AssignmentProposed':
      return decided(event);
    case 'RelationConfirmed':
    case 'RelationUndone':
      return related(file, event);
    case 'PetitionTransferred':
    case 'PetitionEntrusted':
      return { unit: event.unit, sent: true };
    case 'CompetenceDecided':
      return { unit: event.unit };
    case 'UnitSucceeded':
      return file.unit === event.unit ? { unit: event.successor } : {};
    case 'CaseClosed':
      return { stays: ended(file, 'closed', event.closedOn, event.rating) };
    case 'PetitionWithdrawn':
      return { stays: ended(file, 'withdrawn', event.withdrawnOn) };
    case 'PetitionNotAccepted':
      return { stays: ended(file, 'not-accepted', day) };
    case 'PetitionDeclined':
      return { stays: ended(file, 'not-accepted', event.declinedOn) };
    case 'PetitionEndedByDeath':
      return { stays: ended(file, 'petitioner-died', event.endedOn) };
    case 'AssignmentEnded':
      return { stays: ended(file, event.because, event.endedOn) };
    case 'CaseMerged':
      return { stays: ended(file, 'merged', event.mergedOn) };
    case 'MergeUndone':
      return { stays: unmerged(file) };
    case 'ReviewRequested':
      return { stays: openedAgain(file, event.requestedOn) };
    case 'ClockStarted':
    case 'ClockStopped':
    case 'ClockResumed':
    case 'HandlingLimitExtended':
      return { limits: timed(file, event) };
    case 'BacklogListed':
    case 'BacklogRelapsed':
    case 'BacklogStruckOff':
    case 'ResolutionReported':
    case 'ResolutionChecked':
    case 'WatchEnded':
      return byOfficer(file, event);
    case 'LedgerRowImported':
      return byLedgerRow(file, event, day);
    case 'PetitionAccepted':
    case 'CompetenceObjected':
    case 'MaterialTakenBack':
    case 'ResultReported':
    case 'ProposalAnswered':
    case 'DirectedToProcedure':
    case 'SettlementReached':
    case 'HearingOpened':
    case 'OpinionIssued':
    case 'ReviewOpinionIssued':
    case 'UrgentMatterReported':
    case 'ReliefPaid':
    case 'SupervisionOrderIssued':
    case 'SupervisionOrderAnswered':
    case 'SupervisionOrderAccepted':
    case 'UnitHeadInterviewed':
    case 'SuggestionMade':
    case 'SuggestionAnswered':
      return {}; // counted as steps only
  }
}

/** A suggestion counts until somebody decides. */
function suggested(file: ReportFile, { category, topic, units }: EventOf<'ClassificationSuggested'>): Partial<ReportFile> {
  const last = file.stays.at(-1);
  if (file.decided || (last !== undefined && last.to !== null)) return {};
  return { category: category.value, topic: topic.value, unit: units[0]?.unit ?? '' };
}

type Decided = EventOf<'ClassificationConfirmed' | 'ClassificationOverridden' | 'AssignmentProposed'>;

function decided({ category, topic, unit }: Decided): Partial<ReportFile> {
  return { category, topic, unit, decided: true };
}

function related(file: ReportFile, event: EventOf<'RelationConfirmed' | 'RelationUndone'>): Partial<ReportFile> {
  if (event.kind !== 'repeat') return {};
  const others = file.repeats.filter((caseId) => caseId !== event.ofCaseId);
  return { repeats: event.type === 'RelationConfirmed' ? [...others, event.ofCaseId] : others };
}

/** The first end stands: a step of another service may cross it on its way. */
function ended(file: ReportFile, outcome: string, to: Day, rating: string | null = null): ReportFile['stays'] {
  const last = file.stays.at(-1);
  return file.stays.map((stay) => (stay === last && stay.to === null ? { ...stay, to, outcome, rating } : stay));
}

/** The merging was wrong: the case was open all the time. */
function unmerged(file: ReportFile): ReportFile['stays'] {
  const last = file.stays.at(-1);
  return file.stays.map((stay) => (stay === last && stay.outcome === 'merged' ? { ...stay, to: null, outcome: null } : stay));
}

/** Only a request for review opens a closed case again (Art. 35). */
function openedAgain(file: ReportFile, from: Day): ReportFile['stays'] {
  if (file.stays.at(-1)?.outcome !== 'closed') return file.stays;
  return entered(file.stays, from, 'reopened');
}

function takenUp({ stays }: ReportFile, from: Day): ReportFile['stays'] {
  return stays.length === 0 ? entered(stays, from, 'reopened') : stays;
}

function entered(stays: ReportFile['stays'], from: Day, entry: string): ReportFile['stays'] {
  return [...stays, { number: stays.length + 1, from, to: null, entry, outcome: null, rating: null }];
}

/** Limits that reports count: to send on (Art. 22), to accept (Art. 23), to issue the opinion (Art. 34), and to answer reviews (Art. 35, 36). */
export const countedClocks: readonly string[] = ['register-and-transfer', 'acceptance', 'handling', 'report-back', 'review', 're-review'];

type Timing = EventOf<'ClockStarted' | 'ClockStopped' | 'ClockResumed' | 'HandlingLimitExtended'>;

function timed(file: ReportFile, event: Timing): ReportFile['limits'] {
  const clock = event.type === 'HandlingLimitExtended' ? 'handling' : event.clock;
  if (!countedClocks.includes(clock)) return file.limits;
  if (event.type === 'ClockStarted') {
    // The office that registers and sends on is not yet a responsible unit.
    const unit = clock === 'register-and-transfer' ? '' : file.unit;
    return [...file.limits, { code: clock, number: event.run, from: event.from, to: event.due, outcome: null, unit }];
  }
  const told: Partial<Limit> = event.type === 'ClockStopped' ? { outcome: event.outcome } : { to: event.due };
  return file.limits.map((limit) => (limit.code === clock && limit.number === event.run ? { ...limit, ...told } : limit));
}

function withSteps(file: ReportFile, event: ReportedEvent, day: Day): ReportFile['steps'] {
  const steps = [...file.steps];
  for (const { code, ...told } of stepsOf(event, file.unit, day)) {
    steps.push({ code, number: steps.filter((step) => step.code === code).length + 1, ...told });
  }
  return steps.length === file.steps.length ? file.steps : steps;
}
