import type { Provider, Type } from '@nestjs/common';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import type { Host } from '@anjuan/service-kit';
import { ImportLedgerRowHandler } from './application/backlog-ledger.handler.ts';
import { ledgerFacts } from './application/backlog-ledger.ts';
import { backlogQueries } from './application/backlog-queries.ts';
import { TakeBacklogStepHandler } from './application/backlog-step.handler.ts';
import { BacklogLedgerController } from './http/backlog-ledger.controller.ts';
import { BacklogListController } from './http/backlog-list.controller.ts';
import { BacklogController } from './http/backlog.controller.ts';
import { backlogProjection } from './read-model/backlog/backlog.projection.ts';
import { BACKLOG_QUERIES, LEDGER } from './tokens.ts';

/** What the backlog side (积案) adds to supervision: its list, and what serves it. */
export interface BacklogParts {
  readonly readModel: ReadModel;
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}

export async function openBacklog(host: Host): Promise<BacklogParts> {
  const readModel = await openReadModel(host.databaseUrl, backlogProjection);
  return {
    readModel,
    controllers: [BacklogController, BacklogLedgerController, BacklogListController],
    providers: [
      ...[TakeBacklogStepHandler, ImportLedgerRowHandler],
      { provide: LEDGER, useValue: ledgerFacts(host.secrets.personId) },
      { provide: BACKLOG_QUERIES, useValue: backlogQueries(readModel.manager, host.vault) },
    ],
  };
}
