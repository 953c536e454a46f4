export {
  documentKindCodes,
  documentKinds,
  isDocumentKind,
  kindFacts,
  type DocumentData,
  type DocumentKind,
  type DocumentKindFacts,
} from './kinds/document-kinds.ts';
export { fieldsOfKind, type DocumentField } from './kinds/kind-fields.ts';
export type { PlaceholderRule } from './kinds/placeholders.ts';
export type { DocumentProblem, DocumentProblemCode } from './kinds/problem.ts';
export { agreementForms } from './kinds/settlement-and-backlog.ts';
export { opinionOutcomes } from './kinds/opinions.ts';
export { decideNumber, type NumberingCommand, type NumberingDecision, type NumberingRefusal } from './numbering/decide.ts';
export { formatDocumentNumber, parseDocumentNumber, type DocumentNumberText } from './numbering/number-text.ts';
export {
  evolve as evolveNumbering,
  nextNumber,
  unused as unusedNumbering,
  type IssuedNumber,
  type Numbering,
  type NumberingEvent,
} from './numbering/numbering.ts';
export { seriesAt, seriesName, yearOf, type NumberSeries } from './numbering/series.ts';
export { valueAt } from './numbering/spread-map.ts';
export { findSoffice } from './pdf/find-soffice.ts';
export { toPdf, type PdfOptions, type PdfResult } from './pdf/to-pdf.ts';
export { DocumentError } from './render/document-error.ts';
export { checkDocument, renderDocument, verifyDocument, type RenderedDocument } from './render/render-document.ts';
export { readTemplate, shippedTemplate, type Template } from './template/read-template.ts';
export { TemplateError, type TemplateProblem, type TemplateProblemCode } from './template/template-error.ts';
export {
  copyShippedTemplates,
  installTemplate,
  openTemplateFolder,
  templateKindOf,
  type OpenedTemplates,
  type TemplateFolderProblem,
  type TemplateSet,
} from './template/template-folder.ts';
export { articleInChinese, chineseNumber } from './wording/numerals.ts';
export { chineseDate, shanghaiDay } from './wording/dates.ts';
export { capitalAmount, yuan } from './wording/money.ts';
