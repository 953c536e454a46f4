export { relayConfig, type RelayConfig } from './config.ts';
export { healthServer } from './health-server.ts';
export { relayMetrics } from './metrics.ts';
