/** One word of a controlled vocabulary: the code kept in events, what a Chinese reader sees, what an English reader sees, its ground. */
export type Term<Code extends string> = {
  readonly code: Code;
  /** The Chinese term, as written in registers and ledgers. */
  readonly label: string;
  readonly english: string;
  /** Other Chinese spellings met in registers; read, never written. */
  readonly aliases: readonly string[];
  /** Article of the 《信访工作条例》 that the word rests on, digits only; empty where no article names it. */
  readonly article: string;
};

/** A closed list of terms with look-ups both ways. */
export type Vocabulary<Code extends string> = {
  readonly codes: readonly Code[];
  readonly terms: readonly Term<Code>[];
  /** The term of a code. Throws RangeError for a code outside the list. */
  readonly term: (code: Code) => Term<Code>;
  /** The Chinese label of a code. */
  readonly labelOf: (code: Code) => string;
  /** The code of a Chinese label, an alias or a code itself (NFKC, without spaces); undefined when unknown. */
  readonly codeOf: (label: string) => Code | undefined;
  /** Narrows a string to a code. */
  readonly isCode: (value: string) => value is Code;
};

const normal = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Builds a vocabulary from its table. Throws RangeError when two terms share a label, alias or code. */
export function vocabulary<Code extends string>(terms: readonly Term<Code>[]): Vocabulary<Code> {
  const byCode = new Map<string, Term<Code>>();
  const byLabel = new Map<string, Code>();
  for (const term of terms) {
    byCode.set(term.code, term);
    for (const label of [term.code, term.label, ...term.aliases]) {
      if (byLabel.has(normal(label))) throw new RangeError(`vocabulary: ${label} stands for two codes`);
      byLabel.set(normal(label), term.code);
    }
  }
  const find = (code: Code): Term<Code> => {
    const found = byCode.get(code);
    if (found === undefined) throw new RangeError(`vocabulary: unknown code ${code}`);
    return found;
  };
  return {
    codes: terms.map((term) => term.code),
    terms,
    term: find,
    labelOf: (code) => find(code).label,
    codeOf: (label) => byLabel.get(normal(label)),
    isCode: (value): value is Code => byCode.has(value),
  };
}
