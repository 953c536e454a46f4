/** Injection token of the queries over the case-file read model. */
export const CASE_QUERIES = Symbol('CaseQueries');
