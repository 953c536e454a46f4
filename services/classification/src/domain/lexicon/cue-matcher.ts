import type { Cue, CueAttribute, CueField } from './cue.ts';
import type { Lexicon } from './parse-lexicon.ts';

/** The texts a cue is looked for in, already normalised (NFKC, lower case), and the registered attributes. */
export type CueSubject = {
  readonly text: string;
  readonly title: string;
  readonly target: string;
  readonly attributes: ReadonlySet<CueAttribute>;
  /** Places between segmented words of `text`; a cue of one or two characters must begin and end there (查处 is not in 复查/处分). */
  readonly boundaries?: ReadonlySet<number>;
};

/** Finds which cues (by key) of a lexicon a petition shows. One pass over the text, whatever the number of cues. */
export type CueMatcher = (subject: CueSubject) => ReadonlySet<string>;

const gap = 15; // characters between the two parts of "甲…乙"; about one clause

/** Compiles the cues of a lexicon; pure, keep the result. */
export function cueMatcher(lexicon: Lexicon): CueMatcher {
  const cues = [...new Map(lexicon.cues.map((cue) => [cue.key, cue])).values()];
  const finders: Record<CueField, LiteralFinder> = {
    text: literalFinder(cues, 'text'),
    title: literalFinder(cues, 'title'),
    target: literalFinder(cues, 'target'),
  };
  const attributes = cues.flatMap((cue) => (cue.pattern.kind === 'attribute' ? [{ key: cue.key, attribute: cue.pattern.attribute }] : []));
  return (subject) => {
    const found = new Set<string>();
    for (const { key, attribute } of attributes) if (subject.attributes.has(attribute)) found.add(key);
    for (const field of ['text', 'title', 'target'] as const)
      finders[field](subject[field], found, field === 'text' ? subject.boundaries : undefined);
    return found;
  };
}

type LiteralFinder = (text: string, found: Set<string>, boundaries: ReadonlySet<number> | undefined) => void;
type Composite = { readonly key: string; readonly mode: 'near' | 'both'; readonly parts: readonly string[] };

function literalFinder(cues: readonly Cue[], field: CueField): LiteralFinder {
  const byFirst = new Map<string, Set<string>>();
  const single = new Map<string, string>();
  const composites = new Map<string, Composite[]>();
  for (const { key, pattern } of cues) {
    if (pattern.kind !== 'words' || pattern.field !== field) continue;
    const [first = ''] = pattern.parts;
    if (pattern.parts.length === 1) single.set(first, key);
    else composites.set(first, [...(composites.get(first) ?? []), { key, mode: pattern.mode, parts: pattern.parts }]);
    const initial = first.charAt(0);
    byFirst.set(initial, (byFirst.get(initial) ?? new Set()).add(first));
  }
  return (text, found, boundaries) => {
    for (let at = 0; at < text.length; at++) {
      for (const literal of byFirst.get(text.charAt(at)) ?? []) {
        if (!text.startsWith(literal, at)) continue;
        if (literal.length <= 1 && boundaries !== undefined && !(boundaries.has(at) && boundaries.has(at + literal.length))) continue;
        const key = single.get(literal);
        if (key !== undefined) found.add(key);
        for (const composite of composites.get(literal) ?? []) if (holds(composite, text, at + literal.length)) found.add(composite.key);
      }
    }
  };
}

/** Whether the later parts follow from `from` on ("near") or stand anywhere ("both"). */
function holds({ mode, parts }: Composite, text: string, from: number): boolean {
  if (mode === 'both') return parts.every((part) => text.includes(part));
  let at = from;
  for (const part of parts.slice(1)) {
    const next = text.indexOf(part, at);
    if (next < 0 || next - at > gap || /[。!?;\n]/u.test(text.slice(at, next))) return false;
    at = next + part.length;
  }
  return true;
}
