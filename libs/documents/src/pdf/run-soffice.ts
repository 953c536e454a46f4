import { spawn } from 'node:child_process';

export type RunEnd =
  { readonly end: 'exited'; readonly code: number | null } | { readonly end: 'timed-out' } | { readonly end: 'not-started' };

/**
 * Runs a program without output, in a process group of its own, and ends the whole group when the time is over: LibreOffice's start script
 * leaves the work to a child. Never rejects.
 */
export function runWithin(program: string, args: readonly string[], env: NodeJS.ProcessEnv, milliseconds: number): Promise<RunEnd> {
  const grouped = process.platform !== 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: grouped, env });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup();
    }, milliseconds);
    child.once('error', () => {
      clearTimeout(timer);
      resolve({ end: 'not-started' });
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(timedOut ? { end: 'timed-out' } : { end: 'exited', code });
    });

    function endGroup(): void {
      try {
        if (grouped && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        child.kill('SIGKILL'); // the group has ended by itself
      }
    }
  });
}
