import { Controller, Inject } from '@nestjs/common';
import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import { caseIdOf, EVENT_STORE, Input, Problem, Serve, VAULT, type Checked } from '@anjuan/service-kit';
import type { z } from 'zod';
import { dossierView, openDossier } from '../application/backlog-dossier.ts';
import type { BacklogQueries } from '../application/backlog-queries.ts';
import { BACKLOG_QUERIES } from '../tokens.ts';
import { countBacklogCases, listBacklogCases, listBacklogLinks, showBacklogCase } from './backlog-list.operations.ts';
import { backlogProblemOf } from './backlog-problems.ts';

type Query<Operation extends { readonly query: z.ZodType }> = Checked<undefined, z.output<Operation['query']>>;

/** The lists of backlog cases and of their links. */
@Controller()
export class BacklogListController {
  constructor(
    @Inject(BACKLOG_QUERIES) private readonly queries: BacklogQueries,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Serve(listBacklogCases)
  list(@Input(listBacklogCases) { query: { limit, after, ...filter } }: Query<typeof listBacklogCases>): Promise<unknown> {
    return this.queries.list(filter, limit, after);
  }

  @Serve(countBacklogCases)
  count(@Input(countBacklogCases) { query: { by, ...filter } }: Query<typeof countBacklogCases>): Promise<unknown> {
    return this.queries.counts(filter, by);
  }

  @Serve(listBacklogLinks)
  links(@Input(listBacklogLinks) { query: { limit, after, ...filter } }: Query<typeof listBacklogLinks>): Promise<unknown> {
    return this.queries.links(filter, limit, after);
  }

  @Serve(showBacklogCase)
  async show(@Input(showBacklogCase) { params }: Checked): Promise<unknown> {
    const caseId = caseIdOf(params['id'] ?? '');
    const dossier = await openDossier(this.store, this.vault, caseId);
    if (dossier === null) throw new Problem({ ...backlogProblemOf({ code: 'not-backlog' }), status: 404 });
    return dossierView(caseId, dossier);
  }
}
