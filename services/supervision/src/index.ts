import { openReadModel } from '@anjuan/read-models';
import type { Host, Service } from '@anjuan/service-kit';
import { openClocking } from './application/clock-when-stepped.process.ts';
import { listingByRule } from './application/list-when-due.scheduler.ts';
import { expiring } from './application/expire-when-due.scheduler.ts';
import { warning } from './application/warn-before-due.scheduler.ts';
import { openBacklog } from './backlog.parts.ts';
import { openOrders } from './order.parts.ts';
import { supervisionOperations } from './http/operations.ts';
import { supervisionConfig, type SupervisionConfig } from './config.ts';
import { listingProjection } from './read-model/listing/listing.projection.ts';
import { timersProjection } from './read-model/timers/timers.projection.ts';
import { SupervisionModule } from './supervision.module.ts';

export { supervisionConfig, type SupervisionConfig } from './config.ts';
export { supervisionOperations } from './http/operations.ts';

/**
 * Opens the supervision service (督办): the clocks of every case, their extension, their warnings and their expiry; supervision
 * orders and suggestions; backlog cases. `config`: by which rules cases are listed as backlog.
 */
export async function openSupervision(host: Host, config: SupervisionConfig = supervisionConfig({})): Promise<Service> {
  const { regulation } = host;
  const clocking = await openClocking(host, regulation);
  const timers = await openReadModel(host.databaseUrl, timersProjection);
  const parts = [await openBacklog(host), await openOrders(host)];
  const listing = await openReadModel(host.databaseUrl, listingProjection);
  const lists = [...parts.map(({ readModel }) => readModel), listing];
  return {
    name: 'supervision',
    module: SupervisionModule.with(host, parts),
    operations: supervisionOperations,
    consumers: [clocking, timers, ...lists],
    readModels: [timers, ...lists],
    background: [expiring(host, timers, regulation), warning(host, timers, regulation), listingByRule(host, listing, config.listing)],
    close: async () => {
      await Promise.all([clocking, timers, ...lists].map((each) => each.close()));
    },
  };
}
