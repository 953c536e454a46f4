// One process of the distributed system alone: node tools/start-service.mjs NAME [OPTIONS]
import { runBuilt } from './run-built.mjs';

const names = ['intake', 'classification', 'assignment', 'supervision', 'audit', 'relay', 'gateway', 'setup'];
const [name] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`请指定一个服务 / name one of: ${names.join(', ')}`);
  process.exit(2);
}
await runBuilt(name === 'gateway' ? ['gateway', 'console'] : [name], `../services/${name}/dist/main.js`, 1);
