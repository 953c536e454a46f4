import type { Host, Service } from '@anjuan/service-kit';
import { templatesIn } from './application/document/templates.ts';
import { openEnding } from './application/end-when-lapsed.process.ts';
import { openProposing } from './application/propose-when-classified.process.ts';
import type { AssignmentConfig } from './config.ts';
import { AssignmentModule } from './assignment.module.ts';
import { assignmentOperations } from './http/operations.ts';

export { assignmentConfig, type AssignmentConfig } from './config.ts';
export { assignmentOperations } from './http/operations.ts';

/**
 * Opens the assignment service (分办与办理): who handles a case, and every step until it is closed; also the register of units.
 * `config`: where the office keeps its document templates.
 */
export async function openAssignment(host: Host, config: AssignmentConfig = {}): Promise<Service> {
  const proposing = await openProposing(host);
  const ending = await openEnding(host, host.regulation).catch(async (error: unknown) => {
    await proposing.close();
    throw error;
  });
  return {
    name: 'assignment',
    module: AssignmentModule.with(host, templatesIn(config.templates)),
    operations: assignmentOperations,
    consumers: [proposing, ending],
    readModels: [],
    background: [],
    async close() {
      await Promise.all([proposing.close(), ending.close()]);
    },
  };
}
