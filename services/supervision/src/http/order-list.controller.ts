import { Controller, Inject } from '@nestjs/common';
import { Input, Serve, type Checked } from '@anjuan/service-kit';
import type { z } from 'zod';
import type { OrderQueries } from '../application/order-queries.ts';
import { ORDER_QUERIES } from '../tokens.ts';
import { countSupervisionOrders, listSupervisionOrders } from './order-operations.ts';

type Query<Operation extends { readonly query: z.ZodType }> = Checked<undefined, z.output<Operation['query']>>;

/** The list of supervision orders and suggestions (督办台账). */
@Controller()
export class OrderListController {
  constructor(@Inject(ORDER_QUERIES) private readonly queries: OrderQueries) {}

  @Serve(listSupervisionOrders)
  list(@Input(listSupervisionOrders) { query: { limit, after, ...filter } }: Query<typeof listSupervisionOrders>): Promise<unknown> {
    return this.queries.list(filter, limit, after);
  }

  @Serve(countSupervisionOrders)
  count(@Input(countSupervisionOrders) { query: { by, ...filter } }: Query<typeof countSupervisionOrders>): Promise<unknown> {
    return this.queries.counts(filter, by);
  }
}
