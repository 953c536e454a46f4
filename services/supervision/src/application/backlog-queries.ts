import type { EventOf } from '@anjuan/contracts';
import type { Vault } from '@anjuan/personal-data';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { cursorOf } from './cursor.ts';
import { BacklogLinkRow, BacklogRow } from '../read-model/backlog/entities.ts';

/** Restricts the list; absent fields do not. */
export interface BacklogFilter {
  readonly status?: string | undefined;
  readonly district?: string | undefined;
  readonly leader?: string | undefined;
  readonly campaign?: string | undefined;
  readonly rule?: string | undefined;
  /** The next step is due on or before this day. */
  readonly dueBy?: string | undefined;
  /** Beginning of a number in the office's own ledger, or of a case id. */
  readonly q?: string | undefined;
}

export interface BacklogPage {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
}

type Named = Partial<NonNullable<EventOf<'LedgerRowImported'>['personal']> & NonNullable<EventOf<'BacklogListed'>['personal']>> | null;

/** The questions to the list of backlog cases. Personal parts are opened for the rows of one page only. */
export function backlogQueries(manager: EntityManager, vault: Vault) {
  function filtered(filter: BacklogFilter): SelectQueryBuilder<BacklogRow> {
    const query = manager.createQueryBuilder(BacklogRow, 'b');
    for (const column of ['status', 'district', 'leader'] as const) {
      if (filter[column] !== undefined) query.andWhere(`b.${column} = :${column}`, { [column]: filter[column] });
    }
    if (filter.campaign !== undefined) query.andWhere('b.campaigns @> ARRAY[:campaign]::text[]', { campaign: filter.campaign });
    if (filter.rule !== undefined) query.andWhere(':rule = ANY (b.rules)', { rule: filter.rule });
    if (filter.dueBy !== undefined) query.andWhere('b.due_on <= :dueBy', { dueBy: filter.dueBy });
    if (filter.q !== undefined && filter.q !== '')
      query.andWhere('(b.ledger_number LIKE :q OR b.case_id LIKE :q)', { q: `${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%` });
    return query;
  }

  async function views(rows: readonly BacklogRow[]): Promise<Record<string, unknown>[]> {
    const sealed = rows.flatMap(({ caseId, personId, context, sealed: content }) =>
      personId === null || context === null || content === null ? [] : [{ caseId, personId, context, content }],
    );
    const opened: readonly unknown[] = await vault.openMany(sealed);
    // Each was sealed from the personal part of a listing or of a ledger's row.
    const named = new Map(sealed.map(({ caseId }, index) => [caseId, opened[index] as Named]));
    return rows.map((row) => viewOf(row, named.get(row.caseId) ?? null));
  }

  /** Beside each leader the name as a ledger writes it, read from one of the leader's cases; null where no ledger names it. */
  async function withLeaders(counts: readonly { value: string | null; count: number }[]) {
    const leaders = counts.flatMap(({ value }) => (value === null ? [] : [value]));
    const samples =
      leaders.length === 0
        ? []
        : await manager
            .createQueryBuilder(BacklogRow, 'b')
            .distinctOn(['b.leader'])
            .where('b.leader IN (:...leaders) AND b.sealed IS NOT NULL', { leaders })
            .orderBy('b.leader')
            .addOrderBy('b.case_id')
            .getMany();
    const named = new Map((await views(samples)).map(({ leader, leaderWording }) => [leader, leaderWording]));
    return counts.map((each) => ({ ...each, label: named.get(each.value) ?? null }));
  }

  return {
    /** One page, the oldest matters first. */
    async list(filter: BacklogFilter, limit: number, after?: readonly string[]): Promise<BacklogPage> {
      const query = filtered(filter).orderBy('b.since', 'ASC').addOrderBy('b.case_id', 'ASC');
      if (after) query.andWhere('(b.since, b.case_id) > (:day, :id)', { day: after[0], id: after[1] });
      const rows = await query.take(limit + 1).getMany();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return { items: await views(shown), next: rows.length > limit && last ? cursorOf(last.since, last.caseId) : null };
    },

    /** Ids of the cases of a filter in their order, those behind `after`; at most `limit`. */
    async idsOf(filter: BacklogFilter, limit: number, after?: string): Promise<string[]> {
      const query = filtered(filter).select('b.case_id', 'id').orderBy('b.case_id').limit(limit);
      if (after !== undefined) query.andWhere('b.case_id > :after', { after });
      const rows = await query.getRawMany<{ id: string }>();
      return rows.map(({ id }) => id);
    },

    async counts(filter: BacklogFilter, by: 'status' | 'district' | 'leader') {
      const counts = await filtered(filter)
        .select(`b.${by}`, 'value')
        .addSelect('count(*)::int', 'count')
        .groupBy(`b.${by}`)
        .orderBy('count', 'DESC')
        .addOrderBy('value')
        .getRawMany<{ value: string | null; count: number }>();
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      return { counts: by === 'leader' ? await withLeaders(counts) : counts, total };
    },

    /** Links between backlog cases, those of one state or of one case. */
    async links(
      filter: { state?: string | undefined; caseId?: string | undefined },
      limit: number,
      after?: readonly string[],
    ): Promise<BacklogPage> {
      const query = manager.createQueryBuilder(BacklogLinkRow, 'l').orderBy('l.case_id').addOrderBy('l.other_case_id');
      if (filter.state !== undefined) query.andWhere('l.state = :state', { state: filter.state });
      if (filter.caseId !== undefined) query.andWhere('(l.case_id = :id OR l.other_case_id = :id)', { id: filter.caseId });
      if (after) query.andWhere('(l.case_id, l.other_case_id) > (:a, :b)', { a: after[0], b: after[1] });
      const rows = await query.take(limit + 1).getMany();
      const last = rows[limit - 1];
      const items = rows.slice(0, limit).map(({ caseId, otherCaseId, kind, state, reasonZh, reasonEn }) => {
        return { caseId, otherCaseId, kind, state, reasonZh, reasonEn };
      });
      return { items, next: rows.length > limit && last ? cursorOf(last.caseId, last.otherCaseId) : null };
    },
  };
}

export type BacklogQueries = ReturnType<typeof backlogQueries>;

function viewOf({ file, since, dueOn }: BacklogRow, named: Named): Record<string, unknown> {
  const { caseId, state, district, unitName, ledgerNumber, people, rules, listedOn, fundsFen, entries } = file;
  const { status, leader, times, campaigns, visits, watchUntil, plan, reliefs } = state;
  const steps = plan?.steps ?? [];
  const sum = (of: (relief: (typeof reliefs)[number]) => number): number => reliefs.reduce((total, relief) => total + of(relief), 0);
  return {
    ...{ caseId, status, title: named?.title ?? null, district, unitName, ledgerNumber, people, since, listedOn, dueOn, times, rules },
    ...{ leader, leaderWording: named?.leader ?? null, campaigns, visits, entries, fundsFen, watchUntil },
    plan: { steps: steps.length, done: steps.filter(({ done }) => done).length },
    relief: {
      askedFen: sum(({ askedFen }) => askedFen),
      approvedFen: sum(({ approvedFen }) => approvedFen ?? 0),
      paidFen: sum(({ paidFen }) => paidFen),
    },
  };
}
