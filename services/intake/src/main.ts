import { runService } from '@anjuan/service-host';
import { openIntake } from './index.ts';

await runService({ name: 'intake', open: openIntake });
