import { describe, expect, it } from '@jest/globals';
import { WrongUsage } from '@anjuan/service-host';
import { relayConfig } from './config.ts';

const env = { DATABASE_URL: 'postgres://127.0.0.1/anjuan', KAFKA_BROKERS: 'k1:9092' };

describe('the settings of the relay', () => {
  it('need the store and the brokers', () => {
    expect(relayConfig([], env)).toMatchObject({
      ...{ host: '127.0.0.1', port: 8086, log: 'info', sessionTimeoutMs: 6_000 },
      ...{ databaseUrl: env.DATABASE_URL, kurrentUrl: undefined, kafka: { brokers: ['k1:9092'] } },
    });
  });

  it.each([
    [{ ANJUAN_PORT: '9000' }, { port: 9_000 }],
    [{ ANJUAN_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ ANJUAN_DATA: '/data' }, { dataDir: '/data' }],
    [{ ANJUAN_LOG: 'debug' }, { log: 'debug' }],
    [{ ANJUAN_RELAY_SESSION_MS: '10000' }, { sessionTimeoutMs: 10_000 }],
    [
      { DATABASE_URL: '', KURRENTDB_URL: 'kurrentdb://k:2113' },
      { databaseUrl: undefined, kurrentUrl: 'kurrentdb://k:2113' },
    ],
  ])('take %j', (own, expected) => {
    expect(relayConfig([], { ...env, ...own })).toMatchObject(expected);
  });

  it('are refused with every fault at once', () => {
    const wrong = {
      ANJUAN_PORT: 'x',
      DATABASE_URL: 'mysql://',
      KURRENTDB_URL: 'kurrentdb://k',
      ANJUAN_RELAY_SESSION_MS: '1',
      KAFKA_BROKERS: 'k1',
    };
    const told = (): string => {
      try {
        relayConfig([], wrong);
      } catch (error) {
        if (error instanceof WrongUsage) return error.message;
        throw error;
      }
      return '';
    };
    const named = told()
      .split('\n')
      .map((line) => /^[A-Z_]+/.exec(line)?.[0]);
    expect(new Set(named)).toEqual(new Set(['ANJUAN_PORT', 'DATABASE_URL', 'ANJUAN_RELAY_SESSION_MS', 'KAFKA_BROKERS']));
  });
});
