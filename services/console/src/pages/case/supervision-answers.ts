import type { CaseEvent } from '../../api/types.ts';

/** What a unit answered to a supervision order or a suggestion (督办答复、建议反馈). */
export interface DemandAnswer {
  readonly answeredOn: string;
  /** Null once the petitioner's key was erased. */
  readonly text: string | null;
  /** Why a suggestion was not wholly adopted; empty where none was given. */
  readonly reason: string;
}

const kinds = {
  order: { type: 'SupervisionOrderAnswered', text: 'answer' },
  suggestion: { type: 'SuggestionAnswered', text: 'feedback' },
} as const;

const isValues = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The newest answer to each order, or to each suggestion, by its number. */
export function answersOf(
  kind: keyof typeof kinds,
  events: readonly Pick<CaseEvent, 'type' | 'data'>[],
): ReadonlyMap<number, DemandAnswer> {
  const { type, text } = kinds[kind];
  return new Map(
    events.flatMap((event) => {
      const { [kind]: number, answeredOn, personal } = event.data;
      if (event.type !== type || typeof number !== 'number') return [];
      const told = isValues(personal) ? { text: textOf(personal[text]), reason: textOf(personal['reason']) } : { text: null, reason: '' };
      return [[number, { answeredOn: textOf(answeredOn), ...told }] as const];
    }),
  );
}
