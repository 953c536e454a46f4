/** Injection token of the queries over the case-file read model. */
export const CASE_QUERIES = Symbol('CaseQueries');
/** Injection token of the queries over the dated facts that reports count. */
export const REPORT_QUERIES = Symbol('ReportQueries');
