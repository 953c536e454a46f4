// Every service as a process of its own, with Kafka between them, all on this machine.
import { runBuilt } from './run-built.mjs';

await runBuilt(['distributed', 'relay', 'gateway', 'console'], '../services/distributed/dist/main.js');
