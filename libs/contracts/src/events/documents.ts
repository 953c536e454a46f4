import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { caseId, day, line, prose, unitCode } from '../primitives.ts';
import { personId } from './intake.ts';

/** Kinds of documents (文书种类); `@anjuan/documents` knows what each must state. */
export const documentKind = z.enum([
  ...(['registration-slip', 'acceptance-notice', 'refusal-notice', 'transfer-letter', 'entrust-letter', 'supervision-order'] as const),
  ...(['extension-notice', 'handling-opinion', 'review-opinion', 're-review-opinion', 'settlement-agreement', 'strike-off-form'] as const),
]);
export type DocumentKindCode = z.infer<typeof documentKind>;

/** Identity of one document, whatever number it gets. */
export const documentId = z.uuid();
/** SHA-256, lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The word of a unit in its document numbers (机关代字), 星信 in 星信处〔2026〕12号. */
export const documentWord = z.string().regex(/^\p{Script=Han}{1,16}$/u);

/** The longest content of a document that is kept, in base64 of its deflated bytes, and the longest facts: an event passes every transport. */
export const documentLimits = { content: 600_000, facts: 400_000 } as const;

/**
 * A document was made under a number it may get (文书拟制): its facts and its very bytes, sealed. It counts only once a DocumentIssued names
 * its hash; one that lost its number to another is never named. It stands in a stream of its own, outside the case.
 */
export const documentDrawnUp = event(
  'DocumentDrawnUp',
  1,
  'assignment',
  { zh: '文书拟制', en: 'Document drawn up' },
  {
    document: documentId,
    /** The case it was made for. */
    ofCaseId: caseId,
    ...{ kind: documentKind, unit: unitCode, issuedOn: day, documentNumber: line(80), sha256, templateSha256: sha256 },
    /** Length of the DOCX in bytes. */
    bytes: z.int().min(1),
    personId,
    /** `facts`: JSON of what it states. `content`: the DOCX, deflated (RFC 1951), in base64. */
    personal: personal({ facts: z.string().max(documentLimits.facts), content: z.string().max(documentLimits.content) }),
  },
);

/**
 * A document was issued under a number (签发). In the stream of its series of numbers, so that of two issuers one gets the number; of the
 * case whose document it is. The bytes stand in the DocumentDrawnUp of the same document and hash.
 */
export const documentIssued = event(
  'DocumentIssued',
  1,
  'assignment',
  { zh: '签发文书', en: 'Document issued' },
  {
    document: documentId,
    ...{ kind: documentKind, unit: unitCode },
    /** Whose series it is: the unit's, or the case's for a kind that carries no number of its own. */
    series: line(64),
    year: z.int().min(1000).max(9999),
    /** From 1 without a gap. */
    number: z.int().min(1),
    /** As it stands on the document (发文字号); the registration number for a kind without a number of its own. */
    documentNumber: line(80),
    issuedOn: day,
    ...{ sha256, templateSha256: sha256 },
    article: line(40),
  },
);

/** An issued document is void (作废); it keeps its number, which nobody gets again. */
export const documentVoided = event(
  'DocumentVoided',
  1,
  'assignment',
  { zh: '文书作废', en: 'Document voided' },
  {
    document: documentId,
    ...{ kind: documentKind, unit: unitCode, number: z.int().min(1), documentNumber: line(80), voidedOn: day, personId },
    personal: personal({ reason: prose(2000) }),
  },
);

/** How a unit signs its documents (机关文头); a later one replaces it, and numbers already given stay. */
export const letterheadSet = event(
  'LetterheadSet',
  1,
  'assignment',
  { zh: '设定机关文头', en: 'Letterhead set' },
  {
    unit: unitCode,
    word: documentWord,
    /** As it signs, in full; empty: as in the register of units. */
    name: line(100, 0),
    /** Of the office, never of a person. */
    ...{ phone: line(60, 0), address: line(200, 0), setOn: day },
  },
);

export const documentEvents = [documentDrawnUp, documentIssued, documentVoided, letterheadSet] as const;
