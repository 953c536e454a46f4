import type { VocabularyList } from '../../api/types.ts';
import type { zh } from '../../i18n/zh.ts';

/*
 * How the fields of events are read (事件字段): most by their name alone, `Event.field` where a name means another thing in one event.
 */

/** Which list of the office's vocabulary names the codes of a field. */
const lists: Readonly<Record<string, VocabularyList>> = {
  channel: 'channels',
  category: 'categories',
  topic: 'topics',
  topics: 'topics',
  route: 'routes',
  'RouteChanged.from': 'routes',
  clock: 'clocks',
  results: 'results',
  rating: 'ratings',
  method: 'deliveryMethods',
  ground: 'nonAcceptanceGrounds',
  'AvoidanceAsked.ground': 'avoidanceGrounds',
  'WorkRecorded.kind': 'workKinds',
  'VisitRecorded.kind': 'visitKinds',
  'AgentAppointed.kind': 'agentKinds',
  scope: 'confidentialityScopes',
  'ConflictReferred.to': 'conflictStages',
  'CompetenceDecided.by': 'conflictStages',
  adopted: 'adoptions',
  stage: 'hearingStages',
  level: 'reviewLevels',
  'ReviewOpinionIssued.outcome': 'reviewOutcomes',
  'ReviewOpinionDelivered.outcome': 'reviewOutcomes',
  'ProcedureEnded.because': 'procedureEnds',
  'SupervisionOrderIssued.ground': 'supervisionGrounds',
  'UnitHeadInterviewed.ground': 'supervisionGrounds',
  'SupervisionOrderIssued.method': 'supervisionMethods',
  'SuggestionMade.kind': 'suggestionKinds',
};

/** Codes that the console itself has words for, and what stands before the code there. */
const words: Readonly<Record<string, string>> = {
  by: '',
  outcome: '',
  dayKind: '',
  because: '',
  kind: '',
  askedBy: 'askedBy-',
  requestAs: 'requestAs-',
  standing: 'standing-',
  'UnitRecorded.level': 'unitLevel-',
  rule: 'backlogRule-',
  precision: 'precision-',
  'BacklogWorkRecorded.kind': 'backlogWork-',
  'ReliefRequested.kind': 'relief-',
  'BacklogRelapsed.because': 'relapse-',
  'BacklogLinkProposed.kind': 'backlogLink-',
  'BacklogLinkConfirmed.kind': 'backlogLink-',
  'BacklogLinkUndone.kind': 'backlogLink-',
  'LedgerRowImported.state': 'ledger-',
  'BatchMade.basis': 'batch-',
  'DocumentDrawnUp.kind': 'document-',
  'DocumentIssued.kind': 'document-',
  'DocumentVoided.kind': 'document-',
  event: 'event-',
};

/** Fields that a reader calls otherwise than they are named. */
const names: Readonly<Record<string, keyof typeof zh.data>> = {
  'RouteChanged.from': 'fromRoute',
  'AccusedUnitNamed.unit': 'accusedUnit',
  'ConflictReferred.to': 'conflictTo',
  'ConflictReferred.units': 'conflictUnits',
  'CompetenceDecided.by': 'decidedBy',
  'UrgentMatterReported.to': 'reportedTo',
  'HearingClosed.record': 'hearingRecord',
  'HearingClosed.days': 'hearingDays',
  'ReviewRequested.unit': 'reviewingUnit',
  'ReviewOpinionIssued.unit': 'reviewingUnit',
  'ReviewOpinionDelivered.unit': 'reviewingUnit',
  'ReviewOpinionIssued.outcome': 'reviewOutcome',
  'ReviewOpinionDelivered.outcome': 'reviewOutcome',
  'UnitRecorded.level': 'unitLevel',
  'UnitRecorded.name': 'unitName',
  'LeaderAssigned.name': 'leaderName',
  'LedgerEntryImported.place': 'entryPlace',
  'BatchMade.basis': 'grounds',
  'DocumentDrawnUp.kind': 'documentKind',
  'DocumentIssued.kind': 'documentKind',
  'DocumentVoided.kind': 'documentKind',
  'DocumentDrawnUp.facts': 'documentFacts',
  'DocumentDrawnUp.content': 'documentContent',
  'LetterheadSet.name': 'signedAs',
  'LetterheadSet.word': 'documentWord',
  'DeadLetterDiscarded.topic': 'messageTopic',
  'SupervisionOrderIssued.method': 'orderMethod',
  'SupervisionOrderIssued.ground': 'supervisionGround',
  'UnitHeadInterviewed.ground': 'supervisionGround',
  'UnitHeadInterviewed.record': 'interviewRecord',
  'SupervisionOrderAccepted.finding': 'answerFinding',
  'SupervisionOrderIssued.issuedOn': 'supervisedOn',
};

const units = new Set([
  'unit',
  'successor',
  'ofUnit',
  'parent',
  'UrgentMatterReported.to',
  'ConflictReferred.units',
  'BacklogWorkRecorded.units',
]);
const cases = new Set(['ofCaseId', 'declaredRepeatOf', 'intoCaseId', 'fromCaseId', 'otherCaseId', 'caseIds']);
const plain = new Set(['DeadLetterDiscarded.topic']);
/** Not for readers: the name of the key, keys of an import, and what the title already says. */
const hidden = new Set(['type', 'personId', 'personal', 'key', 'alternateKeys', 'fingerprint']);

function find<Value>(table: Readonly<Record<string, Value>>, eventType: string, name: string): Value | undefined {
  const key = [`${eventType}.${name}`, name].find((each) => Object.hasOwn(table, each));
  return key === undefined ? undefined : table[key];
}

export type Reading =
  | { readonly as: 'unit' | 'case' | 'text' }
  | { readonly as: 'code'; readonly list: VocabularyList }
  | { readonly as: 'word'; readonly prefix: string };

/** How a text of this field is read. */
export function readingOf(eventType: string, name: string): Reading {
  const own = `${eventType}.${name}`;
  if (plain.has(own)) return { as: 'text' };
  if (units.has(own) || units.has(name)) return { as: 'unit' };
  if (cases.has(name)) return { as: 'case' };
  if (Object.hasOwn(words, own)) return { as: 'word', prefix: words[own] ?? '' };
  const list = find(lists, eventType, name);
  if (list !== undefined) return { as: 'code', list };
  const prefix = find(words, eventType, name);
  return prefix === undefined ? { as: 'text' } : { as: 'word', prefix };
}

/** What a reader calls this field: a key of the `data` texts where there is one. */
export function nameOf(eventType: string, name: string): string {
  return names[`${eventType}.${name}`] ?? name;
}

export const isHidden = (name: string): boolean => hidden.has(name);
