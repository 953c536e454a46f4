import type { Position } from '@anjuan/contracts';
import type { CandidateToken } from './candidate-tokens.ts';

/** What is needed of a TypeORM EntityManager (or of a `pg` client behind the same call): the rows of a query. */
export interface QueryManager {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

export interface IndexedPetition {
  readonly caseId: string;
  /** Place of its registration in the store's global order. */
  readonly position: Position;
  readonly tokens: readonly CandidateToken[];
}

/** Cases followed under one key of a person, newest first. A person with more still reaches each matter through its newest repeats. */
const REACH_OF_PERSON = 50;
/** A key of a matter with more cases than this says too little, and is not followed at all. */
const REACH_OF_MATTER = 200;
/**
 * Cases offered that share a matter only. They are nearly always joint, of which three are suggested: more would be opened and read for
 * nothing, a hundred thousand times in an import.
 */
const MOST_OF_MATTER = 12;

/**
 * Writes the keys of petitions with one statement, in the caller's transaction if it has one. Twice changes nothing. A case is never a
 * candidate of itself or of an earlier one, so it does not matter whether it is written before or after candidates are looked for.
 */
export async function indexPetitions(manager: QueryManager, petitions: readonly IndexedPetition[]): Promise<void> {
  const rows = petitions.flatMap(({ caseId, position, tokens }) => tokens.map((token) => ({ caseId, position, ...token })));
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO candidate_keys (token, transaction, sequence, kind, case_id)
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::smallint[], $5::text[])
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ token }) => token.toString()),
      rows.map(({ position }) => position.transaction.toString()),
      rows.map(({ position }) => position.sequence.toString()),
      rows.map(({ kind }) => kind),
      rows.map(({ caseId }) => caseId),
    ],
  );
}

/**
 * Takes the keys of a petition out again: when its person's data is erased (call it with the tokens before the key is destroyed),
 * or when the registered name, number or text is corrected.
 */
export async function removePetition(manager: QueryManager, { position, tokens }: IndexedPetition): Promise<void> {
  await manager.query(
    `DELETE FROM candidate_keys WHERE token = ANY ($1::bigint[]) AND transaction = $2::bigint AND sequence = $3::bigint`,
    [tokens.map(({ token }) => token.toString()), position.transaction.toString(), position.sequence.toString()],
  );
}

/**
 * SQL of `findCandidates`, for looking at its plan. Parameters: tokens, strengths, reaches, of-person flags, transaction, sequence, limit,
 * limit of those that share a matter only.
 */
export const FIND_CANDIDATES_SQL = `
  SELECT ranked.case_id
  FROM (
    SELECT followed.case_id, followed.transaction, followed.sequence, sum(followed.strength) AS strength, bool_or(followed.of_person) AS of_person,
      row_number() OVER (
        PARTITION BY bool_or(followed.of_person) ORDER BY sum(followed.strength) DESC, followed.transaction DESC, followed.sequence DESC
      ) AS rank
    FROM (
      SELECT hit.case_id, hit.transaction, hit.sequence, key.strength, key.of_person, key.reach, count(*) OVER (PARTITION BY key.token) AS met
      FROM unnest($1::bigint[], $2::real[], $3::integer[], $4::boolean[]) AS key (token, strength, reach, of_person)
      CROSS JOIN LATERAL (
        SELECT stored.case_id, stored.transaction, stored.sequence
        FROM candidate_keys AS stored
        WHERE stored.token = key.token AND (stored.transaction, stored.sequence) < ($5::bigint, $6::bigint)
        ORDER BY stored.transaction DESC, stored.sequence DESC
        LIMIT key.reach
      ) AS hit
    ) AS followed
    WHERE followed.of_person OR followed.met < followed.reach
    GROUP BY followed.case_id, followed.transaction, followed.sequence
  ) AS ranked
  WHERE ranked.of_person OR ranked.rank <= $8
  ORDER BY ranked.strength DESC, ranked.transaction DESC, ranked.sequence DESC
  LIMIT $7`;

/** Parameters of `FIND_CANDIDATES_SQL` for a petition. */
export function findCandidatesParameters({ tokens, position }: Pick<IndexedPetition, 'tokens' | 'position'>, limit: number): unknown[] {
  return [
    tokens.map(({ token }) => token.toString()),
    tokens.map(({ strength }) => strength),
    tokens.map(({ of }) => (of === 'person' ? REACH_OF_PERSON : REACH_OF_MATTER + 1)),
    tokens.map(({ of }) => of === 'person'),
    position.transaction.toString(),
    position.sequence.toString(),
    limit,
    MOST_OF_MATTER,
  ];
}

/**
 * Ids of cases registered earlier, whatever their day of receipt, that share keys with the petition, by the strength of what they share,
 * at most `limit`, of which 12 share no key of a person. Work is bounded by the number of keys times the reach, however many cases there are.
 * @throws TypeError when the database answers in another form.
 */
export async function findCandidates(
  manager: QueryManager,
  petition: Pick<IndexedPetition, 'tokens' | 'position'>,
  limit = 50,
): Promise<string[]> {
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
