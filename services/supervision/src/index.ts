import { openReadModel } from '@anjuan/read-models';
import { theRegulation, type Regulation } from '@anjuan/regulation';
import type { Host, Service } from '@anjuan/service-kit';
import { openClocking } from './application/clock-when-stepped.process.ts';
import { expiring } from './application/expire-when-due.scheduler.ts';
import { openBacklog } from './backlog.parts.ts';
import { supervisionOperations } from './http/operations.ts';
import { timersProjection } from './read-model/timers/timers.projection.ts';
import { SupervisionModule } from './supervision.module.ts';

export { supervisionOperations } from './http/operations.ts';

/**
 * Opens the supervision service (督办): the clocks of every case, their extension and their expiry. `regulation`: the rules with the
 * office's calendar and stricter limits, where it has its own.
 */
export async function openSupervision(host: Host, regulation: Regulation = theRegulation): Promise<Service> {
  const clocking = await openClocking(host, regulation);
  const timers = await openReadModel(host.databaseUrl, timersProjection);
  const backlog = await openBacklog(host);
  return {
    name: 'supervision',
    module: SupervisionModule.with(host, backlog),
    operations: supervisionOperations,
    consumers: [clocking, timers, backlog.readModel],
    readModels: [timers, backlog.readModel],
    background: [expiring(host, timers, regulation)],
    close: async () => {
      await Promise.all([clocking.close(), timers.close(), backlog.readModel.close()]);
    },
  };
}
