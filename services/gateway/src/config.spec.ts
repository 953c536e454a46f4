import { describe, expect, it } from '@jest/globals';
import { WrongUsage } from '@anjuan/service-host';
import { gatewayConfig } from './config.ts';

describe('the settings of the gateway', () => {
  it('expect each service at its usual port of this machine, and no relay', () => {
    const { port, host, patienceMs, upstreams } = gatewayConfig([], {});
    expect([port, host, patienceMs]).toEqual([8080, '127.0.0.1', 60_000]);
    const urls = Object.fromEntries(Object.entries(upstreams).map(([name, list]) => [name, list.map(({ href }) => href)]));
    expect(urls).toEqual({
      intake: ['http://127.0.0.1:8081/'],
      classification: ['http://127.0.0.1:8082/'],
      assignment: ['http://127.0.0.1:8083/'],
      supervision: ['http://127.0.0.1:8084/'],
      audit: ['http://127.0.0.1:8085/'],
      relay: [],
    });
  });
  it('name several copies of a service', () => {
    const { upstreams } = gatewayConfig([], { ANJUAN_INTAKE_URL: 'http://a:1, http://[::1]:2', ANJUAN_RELAY_URL: 'http://r' });
    expect(upstreams.intake.map(({ host }) => host)).toEqual(['a:1', '[::1]:2']);
    expect(upstreams.relay.map(({ host }) => host)).toEqual(['r']);
  });
  it('are refused with every fault at once', () => {
    const env = { ANJUAN_PORT: '-1', ANJUAN_GATEWAY_TIMEOUT: 'long', ANJUAN_AUDIT_URL: 'https://a', ANJUAN_INTAKE_URL: 'http://a/path' };
    const read = (): unknown => gatewayConfig(['--colour'], env);
    expect(read).toThrow(WrongUsage);
    for (const name of ['--colour', ...Object.keys(env)]) expect(read).toThrow(name);
  });
});
