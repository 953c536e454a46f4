import { accept, refuse, type DocumentEvent, type DocumentKindCode, type EventOf } from '@anjuan/contracts';
import {
  decideNumber,
  DocumentError,
  kindFacts,
  nextNumber,
  renderDocument,
  valueAt,
  type DocumentData,
  type DocumentProblem,
  type Numbering,
  type NumberingRefusal,
  type NumberSeries,
  type RenderedDocument,
  type Template,
} from '@anjuan/documents';
import { instantOf, TooManyConflicts, type CommandContext, type CommandRunner } from '@anjuan/service-kit';
import { packContent } from './content.ts';
import { issuedDocument, type IssuedDocument } from './documents.ts';
import type { OneByOne } from './in-turn.ts';
import { documentStream, numberingDecider, numberText, seriesStream } from './numbering.ts';

/** A document that lacks only its number. */
export interface ToNumber {
  readonly document: string;
  readonly caseId: string;
  readonly kind: DocumentKindCode;
  readonly unit: string;
  readonly on: string;
  readonly word: string;
  readonly personId: string;
  readonly registrationNumber: string;
  readonly template: Template;
  readonly data: Readonly<Record<string, unknown>>;
  readonly series: NumberSeries;
}

export type NumberingRefused =
  | Exclude<NumberingRefusal, { readonly code: 'not-the-next-number' }>
  | { readonly code: 'document-incomplete'; readonly problems: readonly DocumentProblem[] }
  | { readonly code: 'document-not-rendered' }
  | { readonly code: 'document-too-large' };

export type Numbered =
  | { readonly outcome: 'issued'; readonly document: IssuedDocument; readonly added: number }
  | { readonly outcome: 'refused'; readonly refusal: NumberingRefused };

export interface Means {
  readonly runner: CommandRunner;
  readonly context: CommandContext;
  /** Those who issue in this process wait for each other, so that only other processes are raced with. */
  readonly oneByOne: OneByOne;
}

/** Rounds in which others may take the number first: as many issuers as may race in other processes. */
const rounds = 40;

/**
 * Takes the next number of the series, makes the document with it, keeps its bytes, and issues it (签发): the first append is the bytes, the
 * second the number, so that an issued document is always there, and a crash between the two leaves no number taken. Where another issuer
 * was first, begins again with the number after. Throws TooManyConflicts and what the store and the vault throw.
 */
export function numberDocument(given: ToNumber, means: Means): Promise<Numbered> {
  const stream = seriesStream(given.series);
  return means.oneByOne(stream, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const numbered = await tryNumber(given, means);
      if (numbered !== 'taken') return numbered;
    }
    throw new TooManyConflicts(stream);
  });
}

async function tryNumber(given: ToNumber, means: Means): Promise<Numbered | 'taken'> {
  const { runner, context } = means;
  const { kind, series, document, word, registrationNumber } = given;
  const state = await runner.load<Numbering, DocumentEvent>('assignment', seriesStream(series), numberingDecider);
  const standing = state.status === 'unused' ? undefined : valueAt(state.issued, document);
  const number = standing?.number ?? nextNumber(state);
  const documentNumber = numberText(kind, word, series.year, number, registrationNumber);
  const made = render(given, documentNumber);
  if ('refusal' in made) return made;
  const kept = await keep(given, documentNumber, made, means);
  if (kept !== undefined) return kept;
  const issued: EventOf<'DocumentIssued'> = {
    ...{ type: 'DocumentIssued', document, kind, unit: given.unit, series: series.unitId, year: series.year, number, documentNumber },
    ...{ issuedOn: given.on, sha256: made.sha256, templateSha256: made.templateSha256, article: kindFacts(kind).article },
  };
  const outcome = await runner.run<Numbering, DocumentEvent, NumberingRefusal>({
    ...{ owner: 'assignment', caseId: given.caseId, streamId: seriesStream(series), context },
    occurredAt: instantOf(given.on, context.now),
    decider: numberingDecider,
    decide: (now) => {
      const decided = decideNumber({ ...issued, type: 'IssueDocument', series, documentId: document }, now);
      return decided.outcome === 'refused' ? refuse(decided.refusal) : accept(...(decided.events.length > 0 ? [issued] : []));
    },
  });
  if (outcome.outcome === 'refused') {
    const { refusal } = outcome;
    return refusal.code === 'not-the-next-number' ? 'taken' : { outcome: 'refused', refusal };
  }
  return { outcome: 'issued', document: issuedDocument(given.caseId, issued), added: outcome.added };
}

type Refused = Extract<Numbered, { readonly outcome: 'refused' }>;

/** Makes the document. Its data come from outside: the lib checks them against the kind, whatever they are. */
function render({ kind, data, template }: ToNumber, documentNumber: string): (RenderedDocument & { readonly facts: string }) | Refused {
  const whole = kindFacts(kind).seriesWord === null ? data : { ...data, number: documentNumber };
  try {
    return { ...renderDocument(kind, whole as DocumentData, template), facts: JSON.stringify(whole) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { code, problems } = error;
    return {
      outcome: 'refused',
      refusal: code === 'incomplete' ? { code: 'document-incomplete', problems } : { code: 'document-not-rendered' },
    };
  }
}

/** Keeps facts and bytes in the document's own stream, once for each hash. Answers only a refusal. */
async function keep(
  { document, caseId, kind, unit, on, personId }: ToNumber,
  documentNumber: string,
  { bytes, sha256, templateSha256, facts }: RenderedDocument & { readonly facts: string },
  { runner, context }: Means,
): Promise<Refused | undefined> {
  const content = packContent(bytes);
  if (content === undefined) return { outcome: 'refused', refusal: { code: 'document-too-large' } };
  const streamId = documentStream(document);
  await runner.run<readonly string[], DocumentEvent, never>({
    ...{ owner: 'assignment', caseId: streamId, streamId, context: { ...context, key: `${context.key}/${sha256}` } },
    occurredAt: instantOf(on, context.now),
    likelyNew: true,
    decider: {
      initialState: [],
      evolve: (hashes, event) => (event.type === 'DocumentDrawnUp' ? [...hashes, event.sha256] : hashes),
    },
    decide: (hashes) =>
      hashes.includes(sha256)
        ? accept()
        : accept({
            ...{ type: 'DocumentDrawnUp', document, ofCaseId: caseId, kind, unit, issuedOn: on, documentNumber, sha256, templateSha256 },
            ...{ bytes: bytes.length, personId, personal: { facts, content } },
          }),
  });
  return undefined;
}
