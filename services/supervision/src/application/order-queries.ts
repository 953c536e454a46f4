import type { Day } from '@anjuan/regulation';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { OrderRow } from '../read-model/orders/entities.ts';
import { cursorOf } from './cursor.ts';

/** Restricts the list; absent fields do not. */
export interface OrderFilter {
  readonly kind?: 'order' | 'suggestion' | undefined;
  readonly state?: string | undefined;
  readonly unit?: string | undefined;
  readonly ground?: string | undefined;
  readonly caseId?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** The answer is due on or before this day. */
  readonly dueBy?: Day | undefined;
}

/** The questions to the list of supervision orders and suggestions (督办台账). */
export function orderQueries(manager: EntityManager) {
  function filtered(filter: OrderFilter): SelectQueryBuilder<OrderRow> {
    const query = manager.createQueryBuilder(OrderRow, 'o');
    for (const column of ['kind', 'state', 'unit'] as const) {
      if (filter[column] !== undefined) query.andWhere(`o.${column} = :${column}`, { [column]: filter[column] });
    }
    if (filter.caseId !== undefined) query.andWhere('o.case_id = :caseId', { caseId: filter.caseId });
    if (filter.ground !== undefined) query.andWhere(':ground = ANY (o.grounds)', { ground: filter.ground });
    if (filter.overdue !== undefined) query.andWhere(filter.overdue ? 'o.overdue' : 'NOT o.overdue');
    if (filter.dueBy !== undefined) query.andWhere('o.due <= :dueBy', { dueBy: filter.dueBy });
    return query;
  }

  return {
    /** One page, those due first. */
    async list(filter: OrderFilter, limit: number, after?: readonly string[]) {
      const query = filtered(filter).orderBy('o.due').addOrderBy('o.case_id').addOrderBy('o.kind').addOrderBy('o.number');
      if (after) {
        const [due, id, kind, number] = after;
        query.andWhere('(o.due, o.case_id, o.kind, o.number) > (:due, :id, :afterKind, :number)', {
          due,
          id,
          afterKind: kind,
          number: Number(number),
        });
      }
      const rows = await query.take(limit + 1).getMany();
      const last = rows[limit - 1];
      const items = rows.slice(0, limit).map(({ run: _run, ...row }) => row);
      return { items, next: rows.length > limit && last ? cursorOf(last.due, last.caseId, last.kind, String(last.number)) : null };
    },

    async counts(filter: OrderFilter, by: 'state' | 'unit' | 'kind') {
      const counts = await filtered(filter)
        .select(`o.${by}`, 'value')
        .addSelect('count(*)::int', 'count')
        .groupBy(`o.${by}`)
        .orderBy('count', 'DESC')
        .addOrderBy('value')
        .getRawMany<{ value: string; count: number }>();
      return { counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
    },
  };
}

export type OrderQueries = ReturnType<typeof orderQueries>;
