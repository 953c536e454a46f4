import { Controller, Inject } from '@nestjs/common';
import { Input, Serve, type Checked } from '@anjuan/service-kit';
import type { z } from 'zod';
import type { BacklogQueries } from '../application/backlog-queries.ts';
import { BACKLOG_QUERIES } from '../tokens.ts';
import { countBacklogCases, listBacklogCases, listBacklogLinks } from './backlog-list.operations.ts';

type Query<Operation extends { readonly query: z.ZodType }> = Checked<undefined, z.output<Operation['query']>>;

/** The lists of backlog cases and of their links. */
@Controller()
export class BacklogListController {
  constructor(@Inject(BACKLOG_QUERIES) private readonly queries: BacklogQueries) {}

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
}
