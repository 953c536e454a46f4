import { collectiveFrom, type Condition, type Counting, type Period, type Timing } from '../../domain/report/index.ts';

/**
 * A definition of a number as SQL over a row `f` of `report_fact`. Parameters: $1 first day, $2 last day of the period, $3 as-of moment,
 * $4 its day. What stands in the definitions are words of ours, never input.
 */
export function conditionSql({ where }: Pick<Counting, 'where'>, period: Period): string {
  return where.map((condition) => `(${partsOf(condition, period).join(' AND ')})`).join(' OR ');
}

/** Which rows a period counts at all. Only those known at the as-of moment. */
export function timingSql(timing: Timing): string {
  const known = 'f.known_from <= $3 AND f.known_until > $3';
  const days: Readonly<Record<Timing, string>> = {
    begun: 'f.from_day BETWEEN $1 AND $2',
    ended: 'f.to_day BETWEEN $1 AND $2',
    opening: standing('$1::date - 1'),
    closing: standing('$2::date'),
  };
  // The as-of moment and its day are parameters of every statement, though not each needs them.
  return `${known} AND ${days[timing]} AND $1::date IS NOT NULL AND $2::date IS NOT NULL AND $4::date IS NOT NULL`;
}

/** Stood at the end of a day: open, or ended later. Each half has its index. */
function standing(day: string): string {
  const stays = `f.kind IN ('petition', 'backlog')`;
  const ended = `f.to_day > f.from_day AND ${stays} AND daterange(f.from_day, f.to_day) @> (${day})`;
  return `((f.to_day IS NULL AND ${stays} AND f.from_day <= ${day}) OR (${ended}))`;
}

function partsOf(condition: Condition, period: Period): readonly string[] {
  const { code, entry, outcome, rating, overdue, repeat, decided, reopened, returned, collective } = condition;
  const parts = [
    code === undefined ? '' : `f.code = ${quoted(code)}`,
    entry === undefined ? '' : `f.entry = ${quoted(entry)}`,
    outcome === undefined ? '' : `f.outcome IN (${outcome.map(quoted).join(', ')})`,
    rating === undefined ? '' : `f.rating IN (${rating.map(quoted).join(', ')})`,
    overdue === undefined ? '' : 'f.outcome IS NULL AND f.to_day < $4',
    repeat === undefined ? '' : `f.repeat_of IS ${repeat ? 'NOT NULL' : 'NULL'}`,
    decided === undefined ? '' : `f.decided = ${decided}`,
    reopened === undefined ? '' : 'NOT f.reopened',
    collective === undefined ? '' : `f.channel = 'visit' AND f.amount >= ${collectiveFrom(period)}`,
    returned === undefined ? '' : `NOT ${returnedSql}`,
  ];
  const asked = parts.filter((part) => part !== '');
  return asked.length === 0 ? ['TRUE'] : asked;
}

/** Whether another case is a confirmed repeat of this one. */
export const returnedSql = 'EXISTS (SELECT FROM report_fact r WHERE r.repeat_of = f.case_id AND r.known_from <= $3 AND r.known_until > $3)';

function quoted(word: string): string {
  return `'${word.replaceAll("'", "''")}'`;
}
