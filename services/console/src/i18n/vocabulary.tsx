import { createContext, useCallback, useContext, type ReactNode } from 'react';
import type { Term, Vocabulary, VocabularyList } from '../api/types.ts';
import { useLanguage } from './use-language.ts';

const Context = createContext<Vocabulary | null>(null);

/** Gives the page the office's words (词汇) once they are loaded. */
export function VocabularyProvider({ value, children }: { readonly value: Vocabulary | undefined; readonly children: ReactNode }) {
  return <Context value={value ?? null}>{children}</Context>;
}

/** The terms of a list; empty until loaded. */
export function useTerms(list: VocabularyList): readonly Term[] {
  return useContext(Context)?.[list] ?? [];
}

export type LabelOf = (list: VocabularyList, code: string | null | undefined) => string;

/** Finds the word for a code in the language shown; the code itself when the list does not know it. */
export function useLabel(): LabelOf {
  const vocabulary = useContext(Context);
  const language = useLanguage();
  return useCallback(
    (list, code) => {
      if (code === null || code === undefined) return '';
      const term = vocabulary?.[list]?.find((known) => known.code === code);
      if (!term) return code;
      return language === 'zh' ? term.label : term.english;
    },
    [vocabulary, language],
  );
}
