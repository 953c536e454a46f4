import { Controller, Inject, StreamableFile } from '@nestjs/common';
import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import { addDays, daysBetween } from '@anjuan/regulation';
import { caseIdOf, CLOCK, dayOf, EVENT_STORE, Input, Problem, Serve, VAULT, type Checked, type Clock } from '@anjuan/service-kit';
import type { z } from 'zod';
import { caseView, unitCodesOf } from '../application/case-view.ts';
import { openCase, replay } from '../application/open-cases.ts';
import type { CaseQueries } from '../application/queries.ts';
import { CASE_QUERIES } from '../tokens.ts';
import { historyAnswer, writeEvents } from './history-answer.ts';
import { caseHistory, countCases, countWork, listCases, listClocks, listUnits, listWork, showCase, showVocabulary } from './operations.ts';
import { vocabularyView } from './vocabulary-view.ts';

type Query<Operation extends { readonly query: z.ZodType }> = Checked<undefined, z.output<Operation['query']>>;

@Controller()
export class CasesController {
  constructor(
    @Inject(CASE_QUERIES) private readonly queries: CaseQueries,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(listCases)
  list(@Input(listCases) { query: { limit, after, ...filter } }: Query<typeof listCases>): Promise<unknown> {
    return this.queries.cases(filter, limit, after);
  }

  @Serve(countCases)
  count(@Input(countCases) { query: { by, ...filter } }: Query<typeof countCases>): Promise<unknown> {
    return this.queries.counts(filter, by);
  }

  @Serve(showCase)
  async show(@Input(showCase) { params }: Checked): Promise<unknown> {
    const caseId = caseIdOf(params['id'] ?? '');
    const file = await openCase(this.store, this.vault, caseId);
    if (!file) throw unknownCase();
    return caseView(file, await this.queries.unitNames(unitCodesOf(file)));
  }

  @Serve(caseHistory)
  async history(@Input(caseHistory) { params, query }: Query<typeof caseHistory>): Promise<StreamableFile> {
    const caseId = caseIdOf(params['id'] ?? '');
    const at = query.at ?? this.clock();
    const { file, count, events } = await writeEvents(replay(this.store, this.vault, caseId, { at, clock: query.clock }));
    if (count === 0 && !(await this.exists(caseId))) throw unknownCase();
    const names = await this.queries.unitNames(file ? unitCodesOf(file) : []);
    const answer = historyAnswer({ caseId, at: at.toISOString(), clock: query.clock, state: file && caseView(file, names) }, events);
    return new StreamableFile(answer, { type: 'application/json; charset=utf-8', length: answer.length });
  }

  @Serve(listWork)
  work(@Input(listWork) { query }: Query<typeof listWork>): Promise<unknown> {
    return this.queries.worklist(query.queue, query.limit, query.after);
  }

  @Serve(countWork)
  async workCounts(): Promise<unknown> {
    const counts = await this.queries.worklistCounts();
    return { counts: [...counts].map(([queue, count]) => ({ queue, count })) };
  }

  @Serve(listClocks)
  async clocks(@Input(listClocks) { query }: Query<typeof listClocks>): Promise<unknown> {
    const today = dayOf(this.clock());
    const dueBy = query.dueWithin === undefined ? undefined : addDays(today, Number(query.dueWithin.slice(0, -1)));
    const { items, next } = await this.queries.clocks(query.state, dueBy, query.limit, query.after);
    return { items: items.map((item) => ({ ...item, daysLeft: daysBetween(today, String(item['due'])) })), next };
  }

  @Serve(listUnits)
  units(@Input(listUnits) { query }: Query<typeof listUnits>): Promise<unknown> {
    return this.queries.units(query.inForceOn, query.limit, query.after);
  }

  @Serve(showVocabulary)
  vocabulary(): unknown {
    return vocabularyView;
  }

  private async exists(caseId: string): Promise<boolean> {
    for await (const _event of this.store.readStream(`intake-${caseId}`, { limit: 1 })) return true;
    return false;
  }
}

function unknownCase(): Problem {
  return new Problem({ status: 404, code: 'case-unknown', zh: '没有这个案件', en: 'no such case' });
}
