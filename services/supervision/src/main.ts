import { runService } from '@anjuan/service-host';
import { openSupervision } from './index.ts';

await runService({ name: 'supervision', open: openSupervision });
