import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLocalPostgres, type LocalPostgres } from '@anjuan/local-postgres';
import { openReadModel } from '@anjuan/read-models';
import { ensureDatabase, findMasterKeys, officeRules, openHost, passwordOf, roleUrl, undoStack } from '@anjuan/service-host';
import { testAuthority } from '@anjuan/testing';
import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { setUp } from './setup.ts';

// Real: a PostgreSQL of its own that takes TLS connections only, with a certificate of the test's own authority.
describe('a database behind TLS', () => {
  const log = pino({ level: 'silent' });
  const projection = { name: 'audit/tls', filter: {}, entities: [], migrations: [], project: () => Promise.resolve() };
  let folder: string;
  let server: LocalPostgres;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anjuan-tls-'));
    const dataDir = join(folder, 'postgres');
    const plain = await startLocalPostgres({ dataDir });
    await ensureDatabase(plain.url(), 'anjuan');
    await plain.stop();
    const authority = testAuthority('office');
    const { certificate, key } = authority.issue('127.0.0.1');
    writeFileSync(join(folder, 'ca.pem'), authority.certificate);
    writeFileSync(join(folder, 'other.pem'), testAuthority('stranger').certificate);
    const { uid, gid } = statSync(dataDir);
    const files = { 'server.crt': certificate, 'server.key': key, 'pg_hba.conf': 'hostssl all all 127.0.0.1/32 scram-sha-256\n' };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(dataDir, name), text, { mode: 0o600 });
      chownSync(join(dataDir, name), uid, gid);
    }
    server = await startLocalPostgres({ dataDir, settings: { ssl: 'on' } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const urlWith = (authority: string): string =>
    `${server.url('anjuan')}?sslmode=verify-full&sslrootcert=${encodeURIComponent(join(folder, authority))}`;

  it('is set up and used over TLS alone, by every connection of a service', async () => {
    await setUp({ dataDir: folder, env: {}, databaseUrl: urlWith('ca.pem'), kafka: undefined, wait: 1 }, log);
    const keys = await findMasterKeys({ dataDir: folder, env: {} });
    const databaseUrl = roleUrl(urlWith('ca.pem'), 'anjuan_audit', () => passwordOf('audit', keys, {}));
    const undo = undoStack(log);
    const host = await openHost({ databaseUrl, keys, log, regulation: officeRules({}).regulation }, undo);
    const readModel = await openReadModel(host.databaseUrl, projection);
    undo.add(() => readModel.close());
    await Promise.all([host.store.head(), readModel.progress()]);
    const owner = new pg.Client({ connectionString: urlWith('ca.pem') });
    await owner.connect();
    const { rows } = await owner.query<{ name: string; ssl: boolean }>(
      `SELECT DISTINCT application_name AS name, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'anjuan_audit' ORDER BY 1`,
    );
    await owner.end();
    await undo.unwind();
    const names = ['anjuan audit/tls', 'anjuan keys', 'anjuan-event-store-read'];
    expect(rows).toEqual(names.map((name) => ({ name, ssl: true })));
  });

  it.each([
    ['the certificate of another authority', () => urlWith('other.pem')],
    ['no TLS', () => server.url('anjuan')],
  ])('is refused with %s', async (_what, url) => {
    await expect(setUp({ dataDir: folder, env: {}, databaseUrl: url(), kafka: undefined, wait: 0.001 }, log)).rejects.toThrow();
  });
});
