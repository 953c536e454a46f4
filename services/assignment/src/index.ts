import type { Host, Service } from '@anjuan/service-kit';
import { openProposing } from './application/propose-when-classified.process.ts';
import { AssignmentModule } from './assignment.module.ts';
import { assignmentOperations } from './http/operations.ts';

export { assignmentOperations } from './http/operations.ts';

/** Opens the assignment service (分办与办理): who handles a case, and every step until it is closed; also the register of units. */
export async function openAssignment(host: Host): Promise<Service> {
  const proposing = await openProposing(host);
  return {
    name: 'assignment',
    module: AssignmentModule.with(host),
    operations: assignmentOperations,
    consumers: [proposing],
    readModels: [],
    background: [],
    close: () => proposing.close(),
  };
}
