import { join } from 'node:path';
import { runService } from '@anjuan/service-host';
import { classificationConfig, openClassification } from './index.ts';

await runService({
  name: 'classification',
  settings: classificationConfig,
  open: (host, settings, dataDir) => openClassification(host, { ...settings, modelDir: join(dataDir, 'models') }),
});
