import { runService } from '@anjuan/service-host';
import { openSupervision, supervisionConfig } from './index.ts';

await runService({ name: 'supervision', settings: supervisionConfig, open: openSupervision });
