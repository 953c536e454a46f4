import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { masterKeyOf, masterKeysOf } from '@anjuan/personal-data';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordOf, roleUrl, serviceRoles, standaloneRoles } from './roles.ts';

const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);
const others = masterKeysOf([masterKeyOf(Buffer.alloc(32, 8))]);

describe('the passwords of the roles', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anjuan-roles-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('derive from the master key, another one for each role', () => {
    const passwords = [...serviceRoles(keys, {}), ...standaloneRoles(keys)].map(({ password }) => password);
    expect(new Set(passwords).size).toBe(7);
    expect(serviceRoles(keys, {}).map(({ password }) => password)).toEqual(passwords.slice(0, 6));
    expect(passwordOf('intake', others, {})).not.toBe(passwordOf('intake', keys, {}));
  });
  it('can be given by a variable or a file, each for one role', () => {
    writeFileSync(join(folder, 'audit'), 'from a file\n');
    const env = { ANJUAN_PASSWORD_INTAKE: 'given', ANJUAN_PASSWORD_AUDIT_FILE: join(folder, 'audit') };
    expect([passwordOf('intake', undefined, env), passwordOf('audit', undefined, env)]).toEqual(['given', 'from a file']);
    expect(passwordOf('relay', keys, env)).toBe(passwordOf('relay', keys, {}));
  });
  it.each([
    [{}, 'ANJUAN_PASSWORD_RELAY'],
    [{ ANJUAN_PASSWORD_RELAY_FILE: '/nowhere/to/be/found' }, 'ANJUAN_PASSWORD_RELAY_FILE'],
    [{ ANJUAN_PASSWORD_RELAY: 'a', ANJUAN_PASSWORD_RELAY_FILE: 'b' }, 'ANJUAN_PASSWORD_RELAY_FILE'],
  ])('that cannot be had name their variable (%#)', (env, name) => {
    expect(() => passwordOf('relay', undefined, env)).toThrow(name);
  });
});

describe('the address of the database for a role', () => {
  const settings = 'sslmode=verify-full&sslrootcert=/etc/ca.pem';
  it.each([
    ['postgres://h:1/d', 'postgres://anjuan_audit:p%40ss@h:1/d'],
    ['postgres://owner:secret@h/d', 'postgres://anjuan_audit:p%40ss@h/d'],
    [`postgres://h/d?${settings}`, `postgres://anjuan_audit:p%40ss@h/d?${settings}`],
    ['postgres://anjuan_audit:own@h/d', 'postgres://anjuan_audit:own@h/d'],
  ])('of %s', (given, wanted) => {
    expect(roleUrl(given, 'anjuan_audit', () => 'p@ss')).toBe(wanted);
  });
});
