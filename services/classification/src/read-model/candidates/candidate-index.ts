import type { CandidateToken } from './candidate-tokens.ts';

/** What is needed of a TypeORM EntityManager (or of a `pg` client behind the same call): the rows of a query. */
export interface QueryManager {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

export interface IndexedPetition {
  readonly caseId: string;
  /** Day of receipt, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly tokens: readonly CandidateToken[];
}

/** Cases followed under one key of a person, newest first. A person with more still reaches each matter through its newest repeats. */
const REACH_OF_PERSON = 50;
/** A key of a matter with more cases than this says too little, and is not followed at all. */
const REACH_OF_MATTER = 200;

/**
 * Writes the keys of a petition, in the caller's transaction (that of the consumer's checkpoint). Twice changes nothing.
 * Call it after `findCandidates`, or before: a case is never its own candidate.
 */
export async function indexPetition(manager: QueryManager, petition: IndexedPetition): Promise<void> {
  if (petition.tokens.length === 0) return;
  await manager.query(
    `INSERT INTO candidate_keys (token, case_id, received_on, kind)
     SELECT key.token, $3, $4::date, key.kind FROM unnest($1::bigint[], $2::smallint[]) AS key (token, kind)
     ON CONFLICT DO NOTHING`,
    [petition.tokens.map(({ token }) => token.toString()), petition.tokens.map(({ kind }) => kind), petition.caseId, petition.receivedOn],
  );
}

/**
 * Takes the keys of a petition out again: when its person's data is erased (call it with the tokens before the key is destroyed),
 * or when the registered name, number or text is corrected.
 */
export async function removePetition(manager: QueryManager, petition: IndexedPetition): Promise<void> {
  await manager.query(
    `DELETE FROM candidate_keys
     WHERE token = ANY ($1::bigint[]) AND received_on = $3::date AND case_id = $2`,
    [petition.tokens.map(({ token }) => token.toString()), petition.caseId, petition.receivedOn],
  );
}

/** SQL of `findCandidates`, for looking at its plan. Parameters: tokens, strengths, reaches, of-person flags, day, case id, limit. */
export const FIND_CANDIDATES_SQL = `
  SELECT followed.case_id
  FROM (
    SELECT hit.case_id, hit.received_on, key.strength, key.of_person, key.reach, count(*) OVER (PARTITION BY key.token) AS met
    FROM unnest($1::bigint[], $2::real[], $3::integer[], $4::boolean[]) AS key (token, strength, reach, of_person)
    CROSS JOIN LATERAL (
      SELECT stored.case_id, stored.received_on
      FROM candidate_keys AS stored
      WHERE stored.token = key.token AND stored.received_on <= $5::date
      ORDER BY stored.received_on DESC, stored.case_id
      LIMIT key.reach
    ) AS hit
  ) AS followed
  WHERE (followed.of_person OR followed.met < followed.reach) AND followed.case_id <> $6
  GROUP BY followed.case_id
  ORDER BY sum(followed.strength) DESC, max(followed.received_on) DESC, followed.case_id
  LIMIT $7`;

/** Parameters of `FIND_CANDIDATES_SQL` for a petition. */
export function findCandidatesParameters({ tokens, caseId, receivedOn }: IndexedPetition, limit: number): unknown[] {
  return [
    tokens.map(({ token }) => token.toString()),
    tokens.map(({ strength }) => strength),
    tokens.map(({ of }) => (of === 'person' ? REACH_OF_PERSON : REACH_OF_MATTER + 1)),
    tokens.map(({ of }) => of === 'person'),
    receivedOn,
    caseId,
    limit,
  ];
}

/**
 * Ids of cases received no later that share keys with the petition, by the strength of what they share, at most `limit`. Work is
 * bounded by the number of keys times the reach, however many cases there are.
 * @throws TypeError when the database answers in another form.
 */
export async function findCandidates(manager: QueryManager, petition: IndexedPetition, limit = 50): Promise<string[]> {
  if (petition.tokens.length === 0) return [];
  const rows = await manager.query(FIND_CANDIDATES_SQL, findCandidatesParameters(petition, limit));
  return rowsOf(rows).map((row) => {
    if (typeof row !== 'object' || row === null || !('case_id' in row) || typeof row.case_id !== 'string')
      throw new TypeError('a candidate row without case_id');
    return row.case_id;
  });
}

/** TypeORM answers with the rows, `pg` with an object that holds them. */
function rowsOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  if (typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows)) return answer.rows;
  throw new TypeError('a query that answered without rows');
}
