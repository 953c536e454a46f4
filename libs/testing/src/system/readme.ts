import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './running-system.ts';

/** The commands of every `sh` fence of the README between `<!-- mark -->` and `<!-- /mark -->`. */
export function readmeCommands(mark: string): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const part = text.split(`<!-- ${mark} -->`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands).join('\n');
}

/** Runs a script by bash from the root of the repository, ending at the first command that fails. Gives stdout, rejects with stderr. */
export function shell(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  const options = { cwd: root, env: { ...process.env, NODE_OPTIONS: '', ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stderr}\n${stdout.slice(-2000)}`, { cause: error }));
      else resolve(stdout);
    });
  });
}
