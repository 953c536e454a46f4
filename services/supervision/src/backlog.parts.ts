import { openReadModel } from '@anjuan/read-models';
import type { Host } from '@anjuan/service-kit';
import { ImportLedgerRowHandler } from './application/backlog-ledger.handler.ts';
import { ledgerFacts } from './application/backlog-ledger.ts';
import { backlogQueries } from './application/backlog-queries.ts';
import { TakeBacklogStepHandler } from './application/backlog-step.handler.ts';
import { campaignQueries } from './application/backlog-campaign-queries.ts';
import { GroupSteps } from './application/backlog-group-steps.ts';
import { BacklogLedgerController } from './http/backlog-ledger.controller.ts';
import { BacklogListController } from './http/backlog-list.controller.ts';
import { BacklogController } from './http/backlog.controller.ts';
import { CampaignController } from './http/backlog-campaign.controller.ts';
import { backlogProjection } from './read-model/backlog/backlog.projection.ts';
import { marker } from './read-model/backlog/marks.ts';
import type { ServicePart } from './order.parts.ts';
import { BACKLOG_QUERIES, CAMPAIGN_QUERIES, LEDGER } from './tokens.ts';

/** What the backlog side (积案) adds to supervision. */
export async function openBacklog(host: Host): Promise<ServicePart> {
  const marks = marker(host.vault, host.secrets.personId);
  const readModel = await openReadModel(host.databaseUrl, backlogProjection(marks));
  return {
    readModel,
    controllers: [BacklogController, BacklogLedgerController, BacklogListController, CampaignController],
    providers: [
      ...[TakeBacklogStepHandler, ImportLedgerRowHandler, GroupSteps],
      { provide: LEDGER, useValue: ledgerFacts(host.secrets.personId) },
      { provide: CAMPAIGN_QUERIES, useValue: campaignQueries(readModel.manager, marks) },
      { provide: BACKLOG_QUERIES, useValue: backlogQueries(readModel.manager, host.vault) },
    ],
  };
}
