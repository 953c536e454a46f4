import { runService } from '@anjuan/service-host';
import { openAudit } from './index.ts';

await runService({ name: 'audit', open: openAudit });
