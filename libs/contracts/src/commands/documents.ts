import { z } from 'zod';
import { documentId, documentKind, documentWord, sha256 } from '../events/documents.ts';
import { caseId, day, line, prose, unitCode } from '../primitives.ts';
import { caseReference } from './intake.ts';

/** Body of `POST /api/cases/{id}/documents` (签发文书). `data`: what the case itself does not tell, or tells otherwise, by the kind's fields. */
export const issueDocument = z.strictObject({
  kind: documentKind,
  /** The unit that issues it, where it is not the one the case names, nor who acts. */
  issuer: unitCode.optional(),
  on: day.optional(),
  data: z.record(z.string().max(60), z.unknown()).default({}),
});
export type IssueDocument = z.infer<typeof issueDocument>;

/** Body of `POST /api/cases/{id}/documents/{document}/voiding` (文书作废). */
export const voidDocument = z.strictObject({ on: day.optional(), reason: prose(2000) });
export type VoidDocument = z.infer<typeof voidDocument>;

/** Body of `PUT /api/units/{code}/letterhead` (设定机关文头). */
export const setLetterhead = z.strictObject({
  word: documentWord,
  name: line(100, 0).default(''),
  phone: line(60, 0).default(''),
  address: line(200, 0).default(''),
});
export type SetLetterhead = z.infer<typeof setLetterhead>;

/** One document of a case. */
export const documentReference = caseReference.extend({ document: documentId });
/** The kind of document a draft is asked of. */
export const draftReference = caseReference.extend({ kind: documentKind });

/** What can be asked of a draft (拟稿). */
export const draftQuery = z.strictObject({ issuer: unitCode.optional(), on: day.optional() });
/** What can be asked of a document's proof (核验): whether a file with this hash is it. */
export const verificationQuery = z.strictObject({ sha256: sha256.optional() });
/** Which numbers (文号登记). */
export const numbersQuery = z.strictObject({ unit: unitCode, kind: documentKind, year: z.coerce.number().int().min(1000).max(9999) });
/** An issued document as every answer tells it (已签发文书). */
export const issuedDocument = z.object({
  ...{ document: documentId, caseId, kind: documentKind, unit: z.string(), documentNumber: z.string(), issuedOn: z.string() },
  ...{ sha256, templateSha256: sha256, status: z.enum(['issued', 'voided']), voidedOn: z.string().nullable() },
});
