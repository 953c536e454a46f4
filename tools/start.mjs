// The whole system in one process.
import { runBuilt } from './run-built.mjs';

await runBuilt(['standalone', 'console'], '../services/standalone/dist/main.js');
