import * as contracts from '@anjuan/contracts';
import { type Operation } from '@anjuan/service-kit';
import { z } from 'zod';

const tag = '文书 Documents';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ofCase = '/api/cases/{id}/documents';
const ofOne = `${ofCase}/{document}`;
const get = { method: 'get', tag } as const;
const { caseReference, documentReference, issuedDocument, unitCode } = contracts;
const named = { zh: z.string(), en: z.string() };
const field = z.object({
  ...{ name: z.string(), ...named, shape: z.string(), optional: z.boolean(), article: z.string() },
  ...{ choices: z.array(z.object({ code: z.string(), ...named })), columns: z.array(z.unknown()) },
});
const added = { added: z.int() };

/** Documents over HTTP (文书): issue, list, read again, prove, void; their numbers, templates and letterheads. */
export const documentOperations = {
  list: {
    ...{ id: 'listDocuments', ...get, path: ofCase, params: caseReference },
    summary: { zh: '案件的文书', en: 'The documents of a case, and the kinds that can be issued now' },
    response: z.object({ items: z.array(issuedDocument), issuable: z.array(z.unknown()) }),
  },
  draft: {
    ...{ id: 'draftDocument', ...get, path: '/api/cases/{id}/document-drafts/{kind}', params: contracts.draftReference },
    ...{
      query: contracts.draftQuery,
      summary: { zh: '文书拟稿', en: 'A draft: its fields, what the case tells of them, what is missing' },
    },
    response: z.object({
      ...{ kind: contracts.documentKind, unit: z.string(), unitName: z.string(), fields: z.array(field) },
      ...{ data: z.record(z.string(), z.unknown()), missing: z.array(z.string()) },
    }),
  },
  issue: {
    ...{ id: 'issueDocument', method: 'post', tag, path: ofCase, params: caseReference, body: contracts.issueDocument },
    summary: { zh: '签发文书', en: 'Issue a document under the next number of its series' },
    response: issuedDocument.extend(added),
  },
  void: {
    ...{ id: 'voidDocument', method: 'post', tag, path: `${ofOne}/voiding`, params: documentReference, body: contracts.voidDocument },
    summary: { zh: '作废文书', en: 'Void a document; it keeps its number' },
    response: issuedDocument.extend(added),
  },
  docx: {
    ...{ id: 'downloadDocument', ...get, path: `${ofOne}/docx`, params: documentReference, file: docx },
    summary: { zh: '下载文书', en: 'The document byte for byte as it was issued' },
  },
  pdf: {
    ...{ id: 'downloadDocumentPdf', ...get, path: `${ofOne}/pdf`, params: documentReference, file: 'application/pdf' },
    summary: { zh: '下载文书 PDF', en: 'The document as PDF, where LibreOffice is installed' },
  },
  verify: {
    ...{ id: 'verifyDocument', ...get, path: `${ofOne}/verification`, params: documentReference, query: contracts.verificationQuery },
    summary: { zh: '核验文书', en: 'Whether the kept bytes, and a file, have the hash recorded when it was issued' },
    response: z.object({
      ...{ document: contracts.documentId, documentNumber: z.string(), status: z.enum(['issued', 'voided']), sha256: contracts.sha256 },
      ...{ kept: z.enum(['same', 'differs', 'erased', 'lost']), remade: z.enum(['same', 'differs', 'other-template']).nullable() },
      ...{ file: z.enum(['same', 'differs']).nullable(), verified: z.boolean() },
    }),
  },
  numbers: {
    ...{ id: 'listDocumentNumbers', ...get, path: '/api/document-numbers', query: contracts.numbersQuery },
    summary: { zh: '文号登记', en: 'Every number of a unit, kind and year, issued or void' },
    response: z.object({ last: z.int(), missing: z.array(z.int()), items: z.array(z.unknown()) }),
  },
  templates: {
    ...{ id: 'listDocumentTemplates', ...get, path: '/api/document-templates' },
    summary: { zh: '文书模板', en: 'The template of each kind, and what is wrong with the folder' },
    response: z.object({ items: z.array(z.unknown()), problems: z.array(z.unknown()) }),
  },
  letterhead: {
    ...{ id: 'setLetterhead', method: 'put', tag, path: '/api/units/{code}/letterhead', params: z.strictObject({ code: unitCode }) },
    ...{ summary: { zh: '设定机关文头', en: 'Set how a unit signs, and the word of its numbers' }, body: contracts.setLetterhead },
    response: z.object({ unit: unitCode, ...added }),
  },
} as const satisfies Readonly<Record<string, Operation>>;
