import type { KeptReport, Version } from './versions.ts';

/** A row of `report_fact` by its columns. */
export function factRecord({ caseId, fact: { from, to, repeatOf, ...rest }, from: knownFrom, until }: Version) {
  const known = { known_from: knownFrom.toISOString(), known_until: until?.toISOString() ?? 'infinity' };
  return { case_id: caseId, ...known, from_day: from, to_day: to, repeat_of: repeatOf, ...rest };
}

/** The row of `report_case` of a case; none before its registration. */
export function caseRecords(caseId: string, { file, knownAt }: KeptReport) {
  return file === null ? [] : [{ case_id: caseId, known_at: knownAt.toISOString(), file }];
}
