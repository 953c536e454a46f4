import { execFileSync, type SpawnOptions } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to start a PostgreSQL program: a prefix for its command line, spawn options, and the owner of its files. */
export interface RunAs {
  readonly prefix: readonly string[];
  readonly options: SpawnOptions;
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/**
 * PostgreSQL refuses to run as root. As root the server runs as `postgres` or `nobody`; an ordinary user runs it as itself.
 * Where a private folder (mode 700) lies above `paths`, that user could not reach its own files, so `setpriv` (util-linux) gives it the
 * one capability to pass folders. Throws an Error that says what to do when that is needed and `setpriv` is missing.
 */
export function runAs(paths: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], options: {} };
  const owner = serverUser();
  if (paths.every((path) => reachable(path))) return { prefix: [], options: owner, owner };
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => statSync(path, { throwIfNoEntry: false }));
  if (!setpriv) {
    throw new Error(
      `以 root 运行时，数据目录须允许其他用户进入 / as root, every folder above these must be passable for other users (chmod o+x), or install util-linux: ${paths.join(', ')}`,
    );
  }
  const ids = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  return { prefix: [setpriv, ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'], options: {}, owner };
}

function serverUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user[0] === name)).find(Boolean);
  if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  return { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) };
}

function reachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
