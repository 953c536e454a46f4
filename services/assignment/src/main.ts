import { runService } from '@anjuan/service-host';
import { openAssignment } from './index.ts';

await runService({ name: 'assignment', open: openAssignment });
