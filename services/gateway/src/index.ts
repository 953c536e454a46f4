export { createGateway, type GatewayParts } from './app.ts';
export { gatewayConfig, urlVariable, type Behind, type GatewayConfig } from './config.ts';
export { services } from './services.ts';
export { createUpstreams, type Upstream, type Upstreams } from './upstreams.ts';
