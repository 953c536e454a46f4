import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { WrongUsage } from '@anjuan/service-host';
import { standaloneConfig } from './config.ts';

const faults = (args: string[], env: Record<string, string>): string => {
  try {
    standaloneConfig(args, env);
    return '';
  } catch (error) {
    if (error instanceof WrongUsage) return error.message;
    throw error;
  }
};

describe('the settings of the one-process system', () => {
  it('has a default for everything', () => {
    const { port, host, dataDir, databaseUrl, log } = standaloneConfig([], {});
    expect([port, host, dataDir, databaseUrl, log]).toEqual([8080, '127.0.0.1', resolve('.anjuan'), undefined, 'info']);
  });
  it('takes each from the environment, and the command line before it', () => {
    const env = { ANJUAN_PORT: '1', ANJUAN_HOST: '0.0.0.0', ANJUAN_DATA: '/a', ANJUAN_LOG: 'warn', DATABASE_URL: 'postgres://h/d' };
    expect(standaloneConfig([], env)).toMatchObject({
      port: 1,
      host: '0.0.0.0',
      dataDir: '/a',
      log: 'warn',
      databaseUrl: 'postgres://h/d',
    });
    expect(standaloneConfig(['--port', '2', '--data=/b'], env)).toMatchObject({ port: 2, dataDir: '/b' });
  });
  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(standaloneConfig([], { ANJUAN_PORT: '', ANJUAN_LOG: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, log: 'info' });
  });
  it('names every wrong setting at once', () => {
    const files = { ANJUAN_WARNINGS: '/none', ANJUAN_LISTING_RULES: '/none' };
    const message = faults(['--prot', '1', '--port', 'x'], { ANJUAN_LOG: 'loud', ANJUAN_CONFIRM_THRESHOLD: '7', ...files });
    expect(message.split('\n')).toHaveLength(7);
    for (const name of ['--prot', '1', '--port', 'ANJUAN_LOG', 'ANJUAN_CONFIRM_THRESHOLD', ...Object.keys(files)])
      expect(message).toContain(name);
  });
});
