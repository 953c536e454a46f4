import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { WrongUsage } from '../config/settings.ts';
import { serviceConfig, servicePorts, type ServiceName } from './service-config.ts';

const needed = { DATABASE_URL: 'postgres://h/d' };
const faultsOf = (args: string[], env: Record<string, string>, own?: () => never, name: ServiceName = 'intake'): string[] => {
  try {
    serviceConfig(name, args, env, own);
    return [];
  } catch (error) {
    if (error instanceof WrongUsage) return error.message.split('\n');
    throw error;
  }
};

describe('the settings of a service that runs alone', () => {
  it('need only the address of the database', () => {
    const { host, port, dataDir, log, databaseUrl, kafka, kurrentUrl } = serviceConfig('supervision', [], needed);
    expect([host, port, dataDir, log, databaseUrl]).toEqual(['127.0.0.1', 8084, resolve('.anjuan'), 'info', 'postgres://h/d']);
    expect([kafka, kurrentUrl]).toEqual([undefined, undefined]);
  });
  it('come from the environment, and the command line before it', () => {
    const env = { ...needed, ANJUAN_PORT: '1', ANJUAN_HOST: '0.0.0.0', ANJUAN_DATA: '/a', ANJUAN_LOG: 'warn' };
    const others = { KAFKA_BROKERS: 'k:9092', KURRENTDB_URL: 'kurrentdb://k:2113' };
    expect(serviceConfig('intake', ['--port', '2', '--data=/b'], { ...env, ...others })).toMatchObject({
      ...{ port: 2, host: '0.0.0.0', dataDir: '/b', log: 'warn', kurrentUrl: 'kurrentdb://k:2113' },
      kafka: { brokers: ['k:9092'] },
    });
  });
  it('are refused with every fault at once, also those of the service itself', () => {
    const env = {
      ANJUAN_PORT: '70000',
      ANJUAN_LOG: 'loud',
      KAFKA_BROKERS: 'k',
      KAFKA_TLS: 'yes',
      KURRENTDB_URL: 'http://k',
      ANJUAN_HOLIDAYS: '/none',
    };
    const own = (): never => {
      throw new Error('ANJUAN_OWN：不对 / wrong');
    };
    const faults = faultsOf(['--prot', '1'], env, own);
    const named = [
      '--prot',
      '1',
      'ANJUAN_PORT',
      'ANJUAN_LOG',
      'DATABASE_URL',
      'KURRENTDB_URL',
      'ANJUAN_HOLIDAYS',
      'ANJUAN_OWN',
      'KAFKA_BROKERS',
      'KAFKA_TLS',
    ];
    expect(faults.map((fault) => fault.split('：')[0])).toEqual(named);
    expect(faults.every((fault) => fault.includes(' / '))).toBe(true);
  });
  it('ask for the files of the office only where limits are reckoned', () => {
    const env = { ...needed, ANJUAN_HOLIDAYS: '/none', ANJUAN_LOCAL_LIMITS: '/none', ANJUAN_WARNINGS: '/none' };
    const names = Object.keys(servicePorts) as ServiceName[];
    expect(names.filter((name) => faultsOf([], env, undefined, name).length > 0)).toEqual(['intake', 'assignment', 'supervision']);
    expect(faultsOf([], env, undefined, 'assignment')).toHaveLength(3);
  });
  it('take what is set to nothing for not set', () => {
    expect(faultsOf([], { ...needed, KAFKA_BROKERS: '', ANJUAN_PORT: '' })).toEqual([]);
    expect(faultsOf([], { DATABASE_URL: '' })).toEqual(['DATABASE_URL：缺少 / is missing']);
  });
});
