import { describe, expect, it } from '@jest/globals';
import { scramArguments, securitySettings } from './security.ts';
import { propertiesFile, singleNodeSettings } from './settings.ts';

const where = { host: '127.0.0.1', port: 9092, controllerPort: 9093 };

describe('the settings of a broker that stands alone', () => {
  it('listens on loopback and tells clients so', () => {
    const settings = singleNodeSettings(where);
    expect(settings['listeners']).toBe('CLIENT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093');
    expect(settings['advertised.listeners']).toBe('CLIENT://127.0.0.1:9092');
    expect(settings['inter.broker.listener.name']).toBe('CLIENT');
  });

  it('comes to itself by a door of its own where clients must show who they are', () => {
    const settings = singleNodeSettings({
      ...where,
      internalPort: 9094,
      security: { sasl: { mechanisms: ['PLAIN'], users: { relay: 'secret' } } },
    });
    expect(settings['listener.security.protocol.map']).toBe('CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT');
    expect(settings['inter.broker.listener.name']).toBe('INTERNAL');
    expect(settings['advertised.listeners']).toBe('CLIENT://127.0.0.1:9092,INTERNAL://127.0.0.1:9094');
  });

  it('asks for certificates of clients only with an authority that signs them', () => {
    const tls = { certificate: 'C', key: 'K' };
    expect(securitySettings('CLIENT', { tls })['listener.name.client.ssl.client.auth']).toBe('none');
    expect(securitySettings('CLIENT', { tls: { ...tls, clientCa: 'A' } })['listener.name.client.ssl.client.auth']).toBe('required');
  });

  it('refuses a password that would end its own quotes', () => {
    expect(() => scramArguments({ sasl: { mechanisms: ['SCRAM-SHA-512'], users: { relay: 'a"b' } } })).toThrow('quote');
  });

  it('writes what a properties file cannot hold as escapes', () => {
    expect(propertiesFile({ a: ' b\\c\nd', 'log.dirs': '/数据' })).toBe('a=\\ b\\\\c\\nd\nlog.dirs=/\\u6570\\u636e\n');
  });
});
