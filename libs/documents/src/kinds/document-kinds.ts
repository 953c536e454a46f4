import type { z } from 'zod';
import type { DocumentKindEntry } from './define-kind.ts';
import { entrustLetter, supervisionOrder, transferLetter } from './letters.ts';
import { handlingOpinion, reReviewOpinion, reviewOpinion } from './opinions.ts';
import { settlementAgreement, strikeOffForm } from './settlement-and-backlog.ts';
import { acceptanceNotice, extensionNotice, refusalNotice, registrationSlip } from './slip-and-notices.ts';

/** Every kind of document (文书种类) by its code. A code stands in events and never changes. */
export const documentKinds = {
  'registration-slip': registrationSlip,
  'acceptance-notice': acceptanceNotice,
  'refusal-notice': refusalNotice,
  'transfer-letter': transferLetter,
  'entrust-letter': entrustLetter,
  'supervision-order': supervisionOrder,
  'extension-notice': extensionNotice,
  'handling-opinion': handlingOpinion,
  'review-opinion': reviewOpinion,
  're-review-opinion': reReviewOpinion,
  'settlement-agreement': settlementAgreement,
  'strike-off-form': strikeOffForm,
} as const;

export type DocumentKind = keyof typeof documentKinds;

/** What a document of a kind must and may state. */
export type DocumentData<Kind extends DocumentKind = DocumentKind> = z.infer<(typeof documentKinds)[Kind]['schema']>;

export const documentKindCodes = Object.keys(documentKinds).filter(isDocumentKind);

/** Narrows a string to the code of a kind. */
export function isDocumentKind(value: string): value is DocumentKind {
  return Object.hasOwn(documentKinds, value);
}

/** What is said of a kind without its data: name, article, placeholders. */
export type DocumentKindFacts = Pick<
  DocumentKindEntry<Record<string, z.ZodType>>,
  'label' | 'english' | 'article' | 'seriesWord' | 'placeholders' | 'read'
>;

/** The facts of a kind, typed alike for all. */
export function kindFacts(kind: DocumentKind): DocumentKindFacts {
  return documentKinds[kind];
}
