import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether an engine may be there: DOCKER_HOST, or one of the usual sockets. A cheap question asked before the library that talks to the
 * engine is loaded; whether the engine answers is seen when it is used. ANJUAN_TEST_DOCKER=false says that it shall not be used.
 */
export function dockerMayRun(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env['ANJUAN_TEST_DOCKER'] === 'false') return false;
  if (env['DOCKER_HOST']) return true;
  const sockets = ['/var/run/docker.sock', join(homedir(), '.docker', 'run', 'docker.sock')];
  if (env['XDG_RUNTIME_DIR']) sockets.push(join(env['XDG_RUNTIME_DIR'], 'docker.sock'));
  return sockets.some((socket) => existsSync(socket));
}
