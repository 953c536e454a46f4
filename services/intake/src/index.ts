import type { Host, Service } from '@anjuan/service-kit';
import { intakeOperations } from './http/operations.ts';
import { IntakeModule } from './intake.module.ts';

export { intakeOperations } from './http/operations.ts';

/**
 * Opens the intake service (登记): the one wide entrance for everything that comes in, and what the petitioner's side does afterwards. It
 * follows nobody's events.
 */
export function openIntake(host: Host): Promise<Service> {
  return Promise.resolve({
    name: 'intake',
    module: IntakeModule.with(host),
    operations: intakeOperations,
    consumers: [],
    readModels: [],
    background: [],
    close: () => Promise.resolve(),
  });
}
