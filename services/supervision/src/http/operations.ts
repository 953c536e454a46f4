import { caseReference, extendHandlingLimit } from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { campaignOperations } from './backlog-campaign.operations.ts';
import { backlogListOperations } from './backlog-list.operations.ts';
import { backlogOperations } from './backlog-operations.ts';
import { orderOperations } from './order-operations.ts';

export const extend = {
  ...{ id: 'extendHandlingLimit', method: 'post', path: '/api/cases/{id}/handling-limit/extension', tag: '督办 Supervision' },
  summary: { zh: '延长办理期限（第34条）', en: 'Extend the limit for the handling opinion (Art. 34)' },
  params: caseReference,
  body: extendHandlingLimit,
  response: commandAnswer,
} satisfies Operation;

export const supervisionOperations: readonly Operation[] = [
  extend,
  ...orderOperations,
  ...backlogOperations,
  ...backlogListOperations,
  ...campaignOperations,
];
