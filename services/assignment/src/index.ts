import { theRegulation, type Regulation } from '@anjuan/regulation';
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
 * `config`: where the office keeps its document templates. `regulation`: the rules with the office's calendar and stricter limits, where
 * it has its own.
 */
export async function openAssignment(host: Host, config: AssignmentConfig = {}, regulation: Regulation = theRegulation): Promise<Service> {
  const proposing = await openProposing(host);
  const ending = await openEnding(host, regulation).catch(async (error: unknown) => {
    await proposing.close();
    throw error;
  });
  return {
    name: 'assignment',
    module: AssignmentModule.with(host, regulation, templatesIn(config.templates)),
    operations: assignmentOperations,
    consumers: [proposing, ending],
    readModels: [],
    background: [],
    async close() {
      await Promise.all([proposing.close(), ending.close()]);
    },
  };
}
