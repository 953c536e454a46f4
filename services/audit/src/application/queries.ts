import { amendRegistration, type Amendment, type RegisteredPersonal } from '@anjuan/contracts';
import type { SealRequest, Vault } from '@anjuan/personal-data';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { caseView, unitCodesOf, type UnitNames } from './case-view.ts';
import type { CaseFile, Queue } from '../domain/index.ts';
import { AmendmentRow, CaseRow, ClockRow, SealedRow, UnitRow } from '../read-model/case-file/entities.ts';

/** Restricts a list; absent fields do not. */
export interface CaseFilter {
  readonly state?: string | undefined;
  readonly category?: string | undefined;
  readonly topic?: string | undefined;
  readonly route?: string | undefined;
  readonly district?: string | undefined;
  readonly unit?: string | undefined;
  readonly channel?: string | undefined;
  readonly urgent?: boolean | undefined;
  readonly repeat?: boolean | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  /** Beginning of a registration number. */
  readonly q?: string | undefined;
}

export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** Give it as `after` to go on; null at the end. */
  readonly next: string | null;
}

type View = Record<string, unknown>;

const columns = ['state', 'category', 'topic', 'route', 'district', 'unit', 'channel'] as const;

/** The reading side over the case-file read model. Personal parts are opened for the rows of one page only. */
export function caseQueries(manager: EntityManager, vault: Vault) {
  async function unitNames(codes: readonly (string | null)[]): Promise<UnitNames> {
    const known = [...new Set(codes.filter((code) => code !== null))];
    const rows = known.length === 0 ? [] : await manager.find(UnitRow, { where: { code: In(known) } });
    const names = new Map(rows.map((row) => [row.code, row.name]));
    return (code) => names.get(code) ?? code;
  }

  /** What each registration says of people and matter, with what amended it since. */
  async function personalOf(caseIds: readonly string[]): Promise<Map<string, RegisteredPersonal>> {
    if (caseIds.length === 0) return new Map();
    const where = { caseId: In([...caseIds]) };
    const [registered, amendments] = await Promise.all([
      manager.find(SealedRow, { where }),
      manager.find(AmendmentRow, { where, order: { caseId: 'ASC', revision: 'ASC' } }),
    ]);
    const requests = [...registered, ...amendments].map(({ personId, context, sealed }): SealRequest<string> => {
      return { personId, context, content: sealed };
    });
    // Each was sealed from the personal part of an event of its type.
    const opened: readonly unknown[] = await vault.openMany(requests);
    const personal = new Map(registered.map((row, index) => [row.caseId, opened[index] as RegisteredPersonal]));
    for (const [index, { caseId, type }] of amendments.entries()) {
      const amendment = { type, personal: opened[registered.length + index] } as Amendment;
      personal.set(caseId, amendRegistration(personal.get(caseId) ?? null, amendment));
    }
    return personal;
  }

  async function views(files: readonly CaseFile[]): Promise<View[]> {
    const [personal, names] = await Promise.all([personalOf(files.map((file) => file.caseId)), unitNames(files.flatMap(unitCodesOf))]);
    return files.map((file) => {
      const {
        text: _text,
        petitioner: _petitioner,
        supervision: _supervision,
        ...row
      } = caseView({ ...file, personal: personal.get(file.caseId) ?? null }, names);
      return row;
    });
  }

  function filtered(filter: CaseFilter): SelectQueryBuilder<CaseRow> {
    const query = manager.createQueryBuilder(CaseRow, 'c');
    for (const column of columns) {
      if (filter[column] !== undefined) query.andWhere(`c.${column} = :${column}`, { [column]: filter[column] });
    }
    if (filter.urgent !== undefined) query.andWhere(filter.urgent ? 'c.urgent' : 'NOT c.urgent');
    if (filter.repeat !== undefined) query.andWhere(`c.repeat_of IS ${filter.repeat ? 'NOT NULL' : 'NULL'}`);
    if (filter.receivedFrom !== undefined) query.andWhere('c.received_on >= :from', { from: filter.receivedFrom });
    if (filter.receivedTo !== undefined) query.andWhere('c.received_on <= :to', { to: filter.receivedTo });
    if (filter.q !== undefined && filter.q !== '')
      query.andWhere('c.registration_number LIKE :q', { q: `${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%` });
    return query;
  }

  async function page(query: SelectQueryBuilder<CaseRow>, limit: number): Promise<PageOf<View>> {
    const rows = await query.take(limit + 1).getMany();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? cursorOf(last.receivedOn, last.caseId) : null;
    return { items: await views(shown.map((row) => row.file)), next };
  }

  return {
    unitNames,

    async cases(filter: CaseFilter, limit: number, after?: readonly string[]): Promise<PageOf<View>> {
      const query = filtered(filter).orderBy('c.received_on', 'DESC').addOrderBy('c.case_id', 'DESC');
      if (after) query.andWhere('(c.received_on, c.case_id) < (:day, :id)', { day: after[0], id: after[1] });
      return page(query, limit);
    },

    async counts(
      filter: CaseFilter,
      by: 'state' | 'topic' | 'category' | 'district',
    ): Promise<{ counts: { value: string | null; count: number }[]; total: number }> {
      const rows = await filtered(filter)
        .select(`c.${by}`, 'value')
        .addSelect('count(*)::int', 'count')
        .groupBy(`c.${by}`)
        .orderBy('count', 'DESC')
        .getRawMany<{ value: string | null; count: number }>();
      return { counts: rows, total: rows.reduce((sum, row) => sum + row.count, 0) };
    },

    async worklist(queue: Queue, limit: number, after?: readonly string[]): Promise<PageOf<View>> {
      const query = manager.createQueryBuilder(CaseRow, 'c').orderBy('c.received_on', 'ASC').addOrderBy('c.case_id', 'ASC');
      if (queue === 'relations') query.andWhere('c.open_relation');
      else query.andWhere('c.queue = :queue', { queue });
      if (after) query.andWhere('(c.received_on, c.case_id) > (:day, :id)', { day: after[0], id: after[1] });
      return page(query, limit);
    },

    async worklistCounts(): Promise<Map<string, number>> {
      const rows = await manager
        .createQueryBuilder(CaseRow, 'c')
        .select('c.queue', 'queue')
        .addSelect('count(*)::int', 'count')
        .where('c.queue IS NOT NULL')
        .groupBy('c.queue')
        .getRawMany<{ queue: string; count: number }>();
      const relations = await manager.createQueryBuilder(CaseRow, 'c').where('c.open_relation').getCount();
      return new Map([...rows.map((row): [string, number] => [row.queue, row.count]), ['relations', relations]]);
    },

    /** Running clocks by their last day, those of them that were warned of, or those that ran out. `dueBy` is inclusive. */
    async clocks(
      state: 'running' | 'expired' | 'warned',
      dueBy: string | undefined,
      limit: number,
      after?: readonly string[],
    ): Promise<PageOf<View>> {
      const query = manager
        .createQueryBuilder(ClockRow, 'k')
        .where('k.state = :state', { state: state === 'expired' ? 'expired' : 'running' })
        .orderBy('k.due')
        .addOrderBy('k.case_id')
        .addOrderBy('k.clock')
        .addOrderBy('k.run');
      if (state === 'warned') query.andWhere('k.warned IS NOT NULL');
      if (dueBy !== undefined) query.andWhere('k.due <= :dueBy', { dueBy });
      if (after)
        query.andWhere('(k.due, k.case_id, k.clock, k.run) > (:due, :id, :clock, :run)', {
          due: after[0],
          id: after[1],
          clock: after[2],
          run: Number(after[3]),
        });
      const rows = await query.take(limit + 1).getMany();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const files = shown.length === 0 ? [] : await manager.find(CaseRow, { where: { caseId: In(shown.map((row) => row.caseId)) } });
      const cases = new Map((await views(files.map((row) => row.file))).map((view) => [view['caseId'], view]));
      const items = shown.map((row) => {
        const view = cases.get(row.caseId);
        return {
          caseId: row.caseId,
          clock: row.clock,
          run: row.run,
          from: row.from,
          due: row.due,
          article: row.article,
          state: row.state,
          warned: row.warned,
          registrationNumber: view?.['registrationNumber'],
          title: view?.['title'] ?? null,
          unit: view?.['unit'] ?? null,
          unitName: view?.['unitName'] ?? null,
        };
      });
      return { items, next: rows.length > limit && last ? cursorOf(last.due, last.caseId, last.clock, String(last.run)) : null };
    },

    /** The register of units, all or those in force on a day. */
    async units(inForceOn: string | undefined, limit: number, after?: readonly string[]): Promise<PageOf<UnitRow>> {
      const query = manager.createQueryBuilder(UnitRow, 'u').orderBy('u.code');
      if (inForceOn !== undefined) {
        query.andWhere('(u.established IS NULL OR u.established <= :day) AND (u.dissolved IS NULL OR u.dissolved > :day)', {
          day: inForceOn,
        });
      }
      if (after) query.andWhere('u.code > :code', { code: after[0] });
      const rows = await query.take(limit + 1).getMany();
      const last = rows[limit - 1];
      return { items: rows.slice(0, limit), next: rows.length > limit && last ? cursorOf(last.code) : null };
    },
  };
}

export type CaseQueries = ReturnType<typeof caseQueries>;

/** Text form of a place in a list; opaque to its user. */
export function cursorOf(...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor of so many parts; undefined when it is none. */
export function partsOf(cursor: string, count: number): readonly string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.length === count && parts.every((part) => typeof part === 'string') ? parts : undefined;
  } catch {
    return undefined;
  }
}
