import { runService } from '@anjuan/service-host';
import { assignmentConfig, openAssignment } from './index.ts';

await runService({
  name: 'assignment',
  settings: (env) => env,
  open: (host, env, dataDir) => openAssignment(host, assignmentConfig(env, dataDir)),
});
