import { openReadModel } from '@anjuan/read-models';
import type { Host, Service } from '@anjuan/service-kit';
import { openClocking } from './application/clock-when-stepped.process.ts';
import { expiring } from './application/expire-when-due.scheduler.ts';
import { supervisionOperations } from './http/operations.ts';
import { timersProjection } from './read-model/timers/timers.projection.ts';
import { SupervisionModule } from './supervision.module.ts';

export { supervisionOperations } from './http/operations.ts';

/** Opens the supervision service (督办): the clocks of every case, their extension and their expiry. */
export async function openSupervision(host: Host): Promise<Service> {
  const clocking = await openClocking(host);
  const timers = await openReadModel(host.databaseUrl, timersProjection);
  return {
    name: 'supervision',
    module: SupervisionModule.with(host),
    operations: supervisionOperations,
    consumers: [clocking, timers],
    readModels: [timers],
    background: [expiring(host, timers)],
    close: async () => {
      await Promise.all([clocking.close(), timers.close()]);
    },
  };
}
