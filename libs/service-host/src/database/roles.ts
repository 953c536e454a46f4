import { deriveSecret, type KeyRights, type MasterKeys } from '@anjuan/personal-data';
import { readFileSync } from 'node:fs';
import type { Environment } from '../config/settings.ts';

/** A process that connects to the database as a role of its own. */
export type RoleOwner = 'intake' | 'classification' | 'assignment' | 'supervision' | 'audit' | 'relay';

/** A role of the database, and what it may do there. */
export interface DatabaseRole {
  readonly name: string;
  readonly password: string;
  readonly appends: boolean;
  /** None where absent. */
  readonly keys?: KeyRights;
  /** Read models and checkpoints of these services are its own: schemas whose names begin so. */
  readonly schemas: readonly RoleOwner[];
}

const services = ['intake', 'classification', 'assignment', 'supervision', 'audit'] as const satisfies readonly RoleOwner[];

/** Role of the one-process system: may do what all services may. */
export function standaloneRoles(keys: MasterKeys): readonly [DatabaseRole] {
  const password = deriveSecret(keys.root, 'database-role').toString('hex');
  return [{ name: 'anjuan_app', password, appends: true, keys: 'erase', schemas: services }];
}

/** One role per process. What a service seals it can open; audit only opens; the relay sees only what is sealed. */
export function serviceRoles(keys: MasterKeys | undefined, env: Environment): readonly DatabaseRole[] {
  const of = (owner: RoleOwner, appends: boolean, right?: KeyRights): DatabaseRole => ({
    ...{ name: `anjuan_${owner}`, password: passwordOf(owner, keys, env), appends },
    ...(right === undefined ? {} : { keys: right }),
    schemas: owner === 'relay' ? [] : [owner],
  });
  const writers = (['intake', 'classification', 'assignment', 'supervision'] as const).map((owner) => of(owner, true, 'seal'));
  // Audit appends no more than the record that a dead letter was given up.
  return [...writers, of('audit', true, 'open'), of('relay', false)];
}

/** Variables that hold the password of a process's role: the password, or the path of a file with it. */
export function passwordVariables(owner: RoleOwner): { readonly value: string; readonly file: string } {
  const value = `ANJUAN_PASSWORD_${owner.toUpperCase()}`;
  return { value, file: `${value}_FILE` };
}

/** Password of a process's role: given by a variable, else derived from the master key. Throws an Error that names the variable. */
export function passwordOf(owner: RoleOwner, keys: MasterKeys | undefined, env: Environment): string {
  const { value, file } = passwordVariables(owner);
  const [given, path] = [env[value], env[file]];
  if (given !== undefined && path !== undefined)
    throw new Error(`${value} 与 ${file} 只能设置一个 / set either ${value} or ${file}, not both`);
  if (given !== undefined) return given;
  if (path !== undefined) return readPassword(path, file);
  if (!keys)
    throw new Error(`${value}：缺少数据库口令，也没有主密钥 / no password of the database role and no master key to derive it from`);
  return deriveSecret(keys.root, `database-role ${owner}`).toString('hex');
}

function readPassword(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new Error(`${variable}：无法读取口令文件 / the password file cannot be read`, { cause });
  }
}

/**
 * The address of the database for one process: user and password are replaced by those of its role, so that the same DATABASE_URL can
 * stand everywhere. Everything else stays, TLS settings too. A user of that very name keeps the password that stands there.
 */
export function roleUrl(databaseUrl: string, role: string, password: () => string): string {
  const url = new URL(databaseUrl);
  if (url.username === role && url.password !== '') return databaseUrl;
  url.username = role;
  url.password = encodeURIComponent(password());
  return url.href;
}
