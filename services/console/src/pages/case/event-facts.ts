import type { CaseEvent, VocabularyList } from '../../api/types.ts';
import { isHidden, nameOf, readingOf } from './event-vocabulary.ts';

/** A value of an event as the timeline shows it: a plain text, a code to be put in words, or several of them. */
export type Fact =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly list: VocabularyList; readonly code: string }
  | { readonly kind: 'unit'; readonly code: string }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'article'; readonly article: string }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'sure'; readonly fact: Fact; readonly confidence: number }
  | { readonly kind: 'several'; readonly facts: readonly Fact[] }
  | { readonly kind: 'group'; readonly entries: readonly NamedFact[] };
export interface NamedFact {
  readonly name: string;
  readonly fact: Fact;
}

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

function textFact(name: string, text: string, eventType: string): Fact {
  if (name === 'article') return { kind: 'article', article: text };
  const reading = readingOf(eventType, name);
  switch (reading.as) {
    case 'unit':
      return { kind: 'unit', code: text };
    case 'case':
      return { kind: 'case', caseId: text };
    case 'code':
      return { kind: 'code', list: reading.list, code: text };
    case 'word':
      return { kind: 'word', word: `${reading.prefix}${text}` };
    case 'text':
      return { kind: 'text', text };
  }
}

/** Money is kept in fen (分) and read in yuan. */
const numberFact = (name: string, value: number): Fact => ({
  kind: 'text',
  text: name.endsWith('Fen') ? (value / 100).toFixed(2) : String(value),
});

function factOf(name: string, value: unknown, eventType: string): Fact | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return { kind: 'flag', on: value };
  if (typeof value === 'number') return numberFact(name, value);
  if (typeof value === 'string') return textFact(name, value, eventType);
  if (Array.isArray(value)) {
    const facts = value.map((one: unknown) => factOf(name, one, eventType)).filter((fact) => fact !== undefined);
    return facts.length === 0 ? undefined : { kind: 'several', facts };
  }
  if (!isValues(value)) return undefined;
  const confidence = value['confidence'];
  if (typeof confidence === 'number') {
    const fact = factOf(name === 'units' ? 'unit' : name, value['value'] ?? value['unit'], eventType);
    return fact && { kind: 'sure', fact, confidence };
  }
  const entries = factsOf(value, eventType);
  return entries.length === 0 ? undefined : { kind: 'group', entries };
}

function factsOf(values: Values, eventType: string): readonly NamedFact[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (isHidden(name)) return [];
    const fact = factOf(name, value, eventType);
    return fact ? [{ name: nameOf(eventType, name), fact }] : [];
  });
}

/** Everything an event says (事件内容), its personal part beside the rest; `erased` when that part went with its key. */
export function eventFacts(event: Pick<CaseEvent, 'type' | 'data'>): { readonly facts: readonly NamedFact[]; readonly erased: boolean } {
  const { personal } = event.data;
  return {
    facts: [...factsOf(event.data, event.type), ...(isValues(personal) ? factsOf(personal, event.type) : [])],
    erased: personal === null,
  };
}

const telling = [
  ...[
    'unit',
    'accusedUnit',
    'reviewingUnit',
    'successor',
    'conflictTo',
    'conflictUnits',
    'decidedBy',
    'reportedTo',
    'intoCaseId',
    'fromCaseId',
  ],
  ...[
    'clock',
    'level',
    'reviewOutcome',
    'due',
    'outcome',
    'category',
    'topic',
    'fromRoute',
    'route',
    'kind',
    'ofCaseId',
    'ground',
    'standing',
  ],
  ...[
    'documentKind',
    'documentNumber',
    'results',
    'carryOutBy',
    'adopted',
    'organ',
    'referredTo',
    'officer',
    'askedBy',
    'granted',
    'stage',
    'openedOn',
  ],
  ...[
    'hearingDays',
    'mediated',
    'complete',
    'scope',
    'headcount',
    'collective',
    'diedOn',
    'count',
    'ofRevision',
    'reportBy',
    'method',
    'rating',
  ],
  ...[
    'because',
    'days',
    'mediator',
    'counsellor',
    'agent',
    'heir',
    'representatives',
    'leader',
    'times',
    'amountFen',
    'approvedFen',
    'paidFen',
  ],
  ...[
    'campaign',
    'batch',
    'otherCaseId',
    'passed',
    'watchUntil',
    'title',
    'correction',
    'reason',
    'explanation',
    'answer',
    'result',
    'report',
  ],
  ...['terms', 'content', 'note', 'record', 'hearingRecord', 'text', 'article'],
];

/** The few facts that stand beside an event's title, most telling first. */
export function tellingFacts(facts: readonly NamedFact[]): readonly NamedFact[] {
  return facts
    .filter(({ name }) => telling.includes(name))
    .toSorted((a, b) => telling.indexOf(a.name) - telling.indexOf(b.name))
    .slice(0, 4);
}
