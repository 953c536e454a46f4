import { topics } from '@anjuan/regulation';
import type { EntityManager } from 'typeorm';
import { clustersOf, type GroupState, type MarkKind, type Shared } from '../domain/campaign/index.ts';
import { BacklogGroupRow, BacklogRow } from '../read-model/backlog/entities.ts';
import type { Marker } from '../read-model/backlog/marks.ts';

export interface ClusterFilter {
  readonly by?: MarkKind | undefined;
  readonly district?: string | undefined;
  /** Fewest cases of a cluster. */
  readonly least: number;
}

/** What a campaign has reached (专项进展). */
export interface Progress {
  readonly cases: number;
  readonly struckOff: number;
  readonly open: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

const words: Readonly<Record<MarkKind, readonly [zh: string, en: string]>> = {
  target: ['同一反映对象', 'the same target'],
  place: ['同一地点', 'the same place'],
  policy: ['同一政策', 'the same policy'],
  topic: ['同一属地、同一领域', 'the same topic in one district'],
};
/** A topic's mark is its code and a district: in a reason stands the office's word for the code. */
function inWords(kind: MarkKind, text: string, language: 'zh' | 'en'): string {
  const [code = '', ...district] = text.split(' ');
  const topic = kind === 'topic' ? topics.terms.find((term) => term.code === code) : undefined;
  return topic === undefined ? text : [language === 'zh' ? topic.label : topic.english, ...district].join(' ');
}
/** Marks looked at: those that most cases share. A mark of more cases than a batch can hold is no cluster. */
const most = { marks: 400, cases: 1000 };

/** The questions to campaigns, batches and clusters. */
export function campaignQueries(manager: EntityManager, marks: Marker) {
  async function progressOf(campaign: string): Promise<Progress> {
    const rows = await manager
      .createQueryBuilder(BacklogRow, 'b')
      .select('b.status', 'status')
      .addSelect('count(*)::int', 'count')
      .where('b.campaigns @> ARRAY[:campaign]::text[]', { campaign })
      .groupBy('b.status')
      .getRawMany<{ status: string; count: number }>();
    const byStatus = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    const cases = rows.reduce((sum, { count }) => sum + count, 0);
    const struckOff = (byStatus['watched'] ?? 0) + (byStatus['ended'] ?? 0);
    return { cases, struckOff, open: cases - struckOff - (byStatus['moved'] ?? 0), byStatus };
  }

  async function answersOf(batch: string, caseIds: readonly string[]): Promise<{ documentNumber: string; cases: number }[]> {
    return manager.query(
      `SELECT substr(answer, length($1) + 2) AS "documentNumber", count(*)::int AS cases
       FROM backlog_case b, jsonb_array_elements_text(b.file->'state'->'batches') AS answer
       WHERE b.case_id = ANY ($2) AND starts_with(answer, $1 || ' ') GROUP BY 1 ORDER BY 1`,
      [batch, caseIds],
    );
  }

  async function viewOf(row: BacklogGroupRow): Promise<Record<string, unknown>> {
    const { state } = row;
    if (state.status === 'absent' || state.status === 'batch') return { id: row.id };
    const { opened, until, targets, status } = state;
    const { campaign, title, unit, openedOn } = opened;
    const progress = await progressOf(campaign);
    const reachedPercent = targets.struckOff === 0 ? 100 : Math.floor((100 * progress.struckOff) / targets.struckOff);
    const closedOn = state.status === 'closed' ? state.closedOn : null;
    return { campaign, title, unit, openedOn, until, status, closedOn, targets, progress, reachedPercent };
  }

  return {
    progressOf,

    async campaigns(limit: number): Promise<readonly Record<string, unknown>[]> {
      const rows = await manager.find(BacklogGroupRow, { where: { kind: 'campaign' }, order: { id: 'DESC' }, take: limit });
      return Promise.all(rows.map(viewOf));
    },

    /** Batches with how many of their cases each action answered, the newest first. */
    async batches(limit: number): Promise<readonly Record<string, unknown>[]> {
      const rows = await manager.find(BacklogGroupRow, { where: { kind: 'batch' }, order: { id: 'DESC' }, take: limit });
      const made = rows.flatMap(({ state }) => (state.status === 'batch' ? [state.made] : []));
      return Promise.all(
        made.map(async ({ batch, basis, reason, caseIds, madeOn }) => ({
          ...{ batch, basis, reason, madeOn, cases: caseIds.length, caseIds, answers: await answersOf(batch, caseIds) },
        })),
      );
    },

    async batch(id: string): Promise<Extract<GroupState, { readonly status: 'batch' }>['made'] | null> {
      const row = await manager.findOneBy(BacklogGroupRow, { id });
      return row?.state.status === 'batch' ? row.state.made : null;
    },

    /** Open cases that share a target, place, policy or topic (串并建议), with the reason; the largest clusters first. */
    async clusters({ by, district, least }: ClusterFilter, limit: number): Promise<readonly Record<string, unknown>[]> {
      const rows: { kind: MarkKind; token: string; ids: string[] }[] = await manager.query(
        `SELECT m.kind, m.token, array_agg(m.case_id ORDER BY m.case_id) AS ids
         FROM backlog_mark m JOIN backlog_case b USING (case_id)
         WHERE b.status IN ('listed', 'reported', 'checked') AND ($1::text IS NULL OR m.kind = $1) AND ($2::text IS NULL OR b.district = $2)
         GROUP BY m.kind, m.token HAVING count(*) BETWEEN $3 AND $4 ORDER BY count(*) DESC, m.token LIMIT $5`,
        [by ?? null, district ?? null, least, most.cases, most.marks],
      );
      const shared = await readable(rows);
      return clustersOf(shared)
        .slice(0, limit)
        .map(({ mark: { kind, text }, caseIds }) => ({
          ...{ by: kind, shared: text, cases: caseIds.length, caseIds },
          reasonZh: `${words[kind][0]}「${inWords(kind, text, 'zh')}」，${caseIds.length} 案`,
          reasonEn: `${words[kind][1]}: ${inWords(kind, text, 'en')}, ${caseIds.length} cases`,
        }));
    },
  };

  /** What the blind tokens stand for: read again from one case of each. */
  async function readable(rows: readonly { kind: MarkKind; token: string; ids: string[] }[]): Promise<readonly Shared[]> {
    const samples = [...new Set(rows.flatMap(({ ids }) => ids.slice(0, 1)))];
    const known = samples.length === 0 ? [] : await manager.query<SampleRow[]>(sampleSql, [samples]);
    const opened = await marks.marksOf(known.map((row) => ({ caseId: row.case_id, district: row.district, sealed: row })));
    const byToken = new Map(opened.flat().map((mark) => [`${mark.kind} ${marks.tokenOf(mark)}`, mark]));
    return rows.flatMap(({ kind, token, ids }) => {
      const mark = byToken.get(`${kind} ${token}`);
      return mark ? [{ mark, caseIds: ids }] : [];
    });
  }
}

interface SampleRow {
  readonly case_id: string;
  readonly district: string;
  readonly sealed: string;
  readonly context: string;
  readonly person_id: string;
}
const sampleSql = `SELECT case_id, district, sealed, context, person_id FROM backlog_case WHERE case_id = ANY ($1) AND sealed IS NOT NULL`;

export type CampaignQueries = ReturnType<typeof campaignQueries>;
