import { checkStore } from '@anjuan/checker';
import { openReadModel } from '@anjuan/read-models';
import { CLOCK, EVENT_STORE, VAULT, type Host, type Service } from '@anjuan/service-kit';
import { promises } from './application/promises.ts';
import { caseQueries } from './application/queries.ts';
import { reportQueries } from './application/report-queries.ts';
import { AuditModule } from './audit.module.ts';
import { auditOperations } from './http/operations.ts';
import { caseFileProjection } from './read-model/case-file/case-file.projection.ts';
import { reportProjection } from './read-model/report/report.projection.ts';
import { CASE_QUERIES, REPORT_QUERIES } from './tokens.ts';

export { auditOperations } from './http/operations.ts';
export { reportQueries, type Asked } from './application/report-queries.ts';
export { measures, periodOf } from './domain/index.ts';
export { reportProjection } from './read-model/report/report.projection.ts';

/** Opens the audit service (审计): case files, desks, clocks, reports and replay. It writes no events. */
export async function openAudit(host: Host): Promise<Service> {
  const readModel = await openReadModel(host.databaseUrl, caseFileProjection);
  const reports = await openReadModel(host.databaseUrl, reportProjection);
  const module = AuditModule.with([
    { provide: CASE_QUERIES, useValue: caseQueries(readModel.manager, host.vault) },
    { provide: REPORT_QUERIES, useValue: reportQueries(reports.manager) },
    { provide: EVENT_STORE, useValue: host.store },
    { provide: VAULT, useValue: host.vault },
    { provide: CLOCK, useValue: host.clock },
  ]);
  return {
    name: 'audit',
    module,
    operations: auditOperations,
    consumers: [readModel, reports],
    readModels: [readModel, reports],
    background: [],
    checks: [{ name: 'store', run: (onProgress) => checkStore(host.store, promises(host.store, host.vault), onProgress) }],
    close: async () => {
      await reports.close();
      await readModel.close();
    },
  };
}
