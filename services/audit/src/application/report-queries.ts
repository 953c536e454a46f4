import type { EntityManager } from 'typeorm';
import {
  arrange,
  counts,
  dimensions,
  measures,
  timings,
  factKinds,
  type Counted,
  type Counting,
  type Dimension,
  type Division,
  type Fact,
  type Measure,
  type Period,
  type Report,
} from '../domain/index.ts';
import { conditionSql, returnedSql, timingSql } from '../read-model/report/condition-sql.ts';
import { cursorOf, type PageOf } from './queries.ts';

/** What a report is of: its period, and the moment as of which it is read, with that moment's day in Asia/Shanghai. */
export interface Asked {
  readonly period: Period;
  readonly asOf: Date;
  readonly asOfDay: string;
}

/** A fact behind a number, and its case. */
export interface CountedFact {
  readonly caseId: string;
  readonly fact: Fact;
}

/** Numbers of one reading: those of one kind and timing share their rows. */
interface Branch {
  readonly counting: Pick<Counting, 'of' | 'timing'>;
  readonly measures: readonly Measure[];
  readonly divisions: readonly Division[];
}

const columns = `f.case_id AS "caseId", f.kind, f.code, f.number, f.from_day::text AS "from", f.to_day::text AS "to", f.entry, f.outcome, f.rating,
  f.amount::float8 AS amount, f.repeat_of AS "repeatOf", f.decided, f.reopened, f.channel, f.category, f.topic, f.district, f.unit`;

/** Reads reports and the cases behind their numbers from the dated facts. */
export function reportQueries(manager: EntityManager) {
  async function counted(asked: Asked): Promise<readonly Counted[]> {
    const branches = branchesOf(asked.period);
    const sql = branches.map((branch, index) => branchSql(branch, index, asked.period)).join('\nUNION ALL\n');
    // One statement, so that all numbers of a report are of one state of the tables.
    const rows: { branch: number; sets: number; value: string | null; numbers: string[] }[] = await manager.query(sql, parametersOf(asked));
    return rows.flatMap(({ branch, sets, value, numbers }) => {
      const { measures: own = [], divisions = [] } = branches[branch] ?? {};
      const by = divisions.find((_, index) => (sets & (1 << (divisions.length - 1 - index))) === 0) ?? null;
      return own.map(({ code }, index) => ({ by, value: value ?? '', measure: code, number: Number(numbers[index]) }));
    });
  }

  return {
    counted,

    /** A report of a period as of a moment (截至时点统计). */
    async report(asked: Asked): Promise<Report> {
      return arrange(await counted(asked), asked);
    },

    /** The facts that a number counts, by case; of one row where `by` names it. */
    async casesBehind(
      asked: Asked,
      measure: Measure,
      row: { readonly by: Dimension; readonly value: string } | undefined,
      limit: number,
      after?: readonly string[],
    ): Promise<PageOf<CountedFact>> {
      const parameters: unknown[] = parametersOf(asked);
      let within = '';
      if (row) within += ` AND f.${row.by} = $${parameters.push(row.value)}`;
      if (after) {
        const [caseId, code, number] = after;
        within += ` AND (f.case_id, f.code, f.number) > ($${parameters.push(caseId)}, $${parameters.push(code)}, $${parameters.push(Number(number))})`;
      }
      const rows: (Fact & { caseId: string })[] = await manager.query(
        `SELECT ${columns} FROM report_fact f WHERE f.kind = '${measure.of}' AND ${timingSql(measure.timing)}
         AND (${conditionSql(measure, asked.period)})${within} ORDER BY f.case_id, f.code, f.number LIMIT ${limit + 1}`,
        parameters,
      );
      const items = rows.slice(0, limit).map(({ caseId, ...fact }) => ({ caseId, fact }));
      const last = items.at(-1);
      const next = rows.length > limit && last ? cursorOf(last.caseId, last.fact.code, String(last.fact.number)) : null;
      return { items, next };
    },

    /** How many rows `everyFact` reads: at least as many as it gives. */
    async factsRead(asked: Asked): Promise<number> {
      const rows: { facts: string }[] = await manager.query(
        `SELECT count(*) AS facts FROM report_fact f WHERE ${anySql(asked.period)}`,
        parametersOf(asked),
      );
      return Number(rows[0]?.facts ?? 0);
    },

    /** Every fact that any number of the report counts, by case, a page at a time, with the numbers that count it. */
    async *everyFact(asked: Asked, pageSize = 5_000): AsyncGenerator<CountedFact & { readonly measures: readonly Measure[] }> {
      let after: readonly (string | number)[] = ['', '', '', 0];
      for (;;) {
        const rows: (Fact & { caseId: string; returned: boolean })[] = await manager.query(
          `SELECT ${columns}, ${returnedSql} AS returned FROM report_fact f WHERE ${anySql(asked.period)}
           AND (f.case_id, f.kind, f.code, f.number) > ($5, $6, $7, $8) ORDER BY f.case_id, f.kind, f.code, f.number LIMIT ${pageSize}`,
          [...parametersOf(asked), ...after],
        );
        for (const { caseId, returned, ...fact } of rows) {
          const scope = { ...asked, returned: new Set(returned ? [caseId] : []) };
          const own = measures.filter((measure) => counts(measure, caseId, fact, scope));
          if (own.length > 0) yield { caseId, fact, measures: own };
        }
        const last = rows.at(-1);
        if (!last || rows.length < pageSize) return;
        after = [last.caseId, last.kind, last.code, last.number];
      }
    },
  };
}

export type ReportQueries = ReturnType<typeof reportQueries>;

function parametersOf({ period, asOf, asOfDay }: Asked): unknown[] {
  return [period.first, period.last, asOf, asOfDay];
}

function branchesOf(period: Period): readonly Branch[] {
  const kinds = factKinds.flatMap((of) => timings.map((timing) => ({ of, timing })));
  return kinds
    .map((counting) => ({
      counting,
      measures: measures.filter(({ of, timing }) => of === counting.of && timing === counting.timing),
      divisions: period.kind === 'year' && isFlow(counting) ? ([...dimensions, 'month'] as const) : dimensions,
    }))
    .filter((branch) => branch.measures.length > 0);
}

/** Rows of any kind and timing that numbers count. */
function anySql(period: Period): string {
  const each = branchesOf(period).map(({ counting }) => `(f.kind = '${counting.of}' AND ${timingSql(counting.timing)})`);
  return `(${each.join(' OR ')})`;
}

function isFlow({ timing }: Pick<Counting, 'timing'>): boolean {
  return timing === 'begun' || timing === 'ended';
}

/** Each row is looked at once and counted by all that divides it; those few counts are then added up by each division. */
function branchSql({ counting, measures: own, divisions }: Branch, index: number, period: Period): string {
  const day = counting.timing === 'ended' ? 'f.to_day' : 'f.from_day';
  const expressions: Readonly<Record<Division, string>> = {
    ...{ channel: 'f.channel', category: 'f.category', topic: 'f.topic', district: 'f.district', unit: 'f.unit' },
    month: `to_char(${day}, 'YYYY-MM')`,
  };
  const names = divisions.join(', ');
  const within = own.map((measure, place) => {
    const what = measure.sum ? 'COALESCE(sum(f.amount)' : '(count(*)';
    return `${what} FILTER (WHERE ${conditionSql(measure, period)})${measure.sum ? ', 0)' : ')'} AS n${place}`;
  });
  return `SELECT ${index} AS branch, GROUPING(${names}) AS sets, COALESCE(${names}) AS value,
      ARRAY[${own.map((_, place) => `COALESCE(sum(n${place}), 0)`).join(', ')}]::bigint[] AS numbers
    FROM (SELECT ${divisions.map((name) => `${expressions[name]} AS ${name}`).join(', ')}, ${within.join(', ')}
      FROM report_fact f WHERE f.kind = '${counting.of}' AND ${timingSql(counting.timing)}
      GROUP BY ${divisions.map((_, place) => place + 1).join(', ')}) c
    GROUP BY GROUPING SETS ((), ${divisions.map((name) => `(${name})`).join(', ')})`;
}
