import type { CaseEvent, VocabularyList } from '../../api/types.ts';

/** A value of an event as the timeline shows it: a plain text, a code to be put in words, or several of them. */
export type Fact =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly list: VocabularyList; readonly code: string }
  | { readonly kind: 'unit'; readonly code: string }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'sure'; readonly fact: Fact; readonly confidence: number }
  | { readonly kind: 'several'; readonly facts: readonly Fact[] }
  | { readonly kind: 'group'; readonly entries: readonly NamedFact[] };
export interface NamedFact {
  readonly name: string;
  readonly fact: Fact;
}

const lists: Readonly<Record<string, VocabularyList>> = {
  channel: 'channels',
  category: 'categories',
  topic: 'topics',
  route: 'routes',
  clock: 'clocks',
  results: 'results',
  rating: 'ratings',
  method: 'deliveryMethods',
};
const words = new Set(['by', 'outcome', 'dayKind', 'because', 'kind']);
const cases = new Set(['ofCaseId', 'declaredRepeatOf']);
/** Not for readers: the name of the key, and what the title already says. */
const hidden = new Set(['type', 'personId', 'personal']);

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

function textFact(name: string, text: string, eventType: string): Fact {
  if (name === 'unit') return { kind: 'unit', code: text };
  if (cases.has(name)) return { kind: 'case', caseId: text };
  const list =
    name === 'kind' && eventType === 'WorkRecorded'
      ? 'workKinds'
      : eventType === 'PetitionNotAccepted' && name === 'ground'
        ? 'nonAcceptanceGrounds'
        : lists[name];
  if (list !== undefined) return { kind: 'code', list, code: text };
  return words.has(name) ? { kind: 'word', word: text } : { kind: 'text', text };
}

function factOf(name: string, value: unknown, eventType: string): Fact | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return { kind: 'flag', on: value };
  if (typeof value === 'number') return { kind: 'text', text: String(value) };
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
    if (hidden.has(name)) return [];
    const fact = factOf(name, value, eventType);
    return fact ? [{ name, fact }] : [];
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
  'unit',
  'clock',
  'due',
  'outcome',
  'category',
  'topic',
  'route',
  'kind',
  'ofCaseId',
  'ground',
  'documentNumber',
  'results',
  'reportBy',
  'method',
  'rating',
  'days',
  'reason',
  'explanation',
  'note',
  'title',
];

/** The few facts that stand beside an event's title, most telling first. */
export function tellingFacts(facts: readonly NamedFact[]): readonly NamedFact[] {
  return facts
    .filter(({ name }) => telling.includes(name))
    .toSorted((a, b) => telling.indexOf(a.name) - telling.indexOf(b.name))
    .slice(0, 4);
}
