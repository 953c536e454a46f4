import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** `DIR/run/NAME.pid` tells the process id of each process of the system, one number. */
export function pidFiles(dataDir: string) {
  const folder = join(dataDir, 'run');
  const pathOf = (name: string): string => join(folder, `${name}.pid`);
  return {
    write(name: string, pid: number): void {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${pathOf(name)}.new`, `${pid}\n`);
      renameSync(`${pathOf(name)}.new`, pathOf(name));
    },
    remove: (name: string): void => rmSync(pathOf(name), { force: true }),
    /**
     * Ends services that a killed run left behind. They end by themselves when their parent is gone; one that hangs is killed. A number
     * that belongs to another program by now is left alone. Servers are found by their own data folders. Throws when one cannot be ended.
     */
    async endOrphans(patienceMs = 10_000): Promise<void> {
      const left = leftIn(folder).filter(({ name, pid }) => isService(pid, name));
      for (const end = Date.now() + patienceMs; left.some(({ pid, name }) => isService(pid, name)) && Date.now() < end;) await delay(50);
      for (const { name, pid } of left) {
        if (!isService(pid, name)) continue;
        process.kill(pid, 'SIGKILL');
        for (let waited = 0; waited < 5_000 && isService(pid, name); waited += 20) await delay(20);
        if (isService(pid, name))
          throw new Error(`无法结束上次遗留的进程 / a process of an earlier run cannot be ended: ${name}, pid ${pid}`);
      }
      for (const { name } of leftIn(folder)) rmSync(pathOf(name), { force: true });
    },
  };
}

function leftIn(folder: string): { readonly name: string; readonly pid: number }[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && file.name.endsWith('.pid'));
  return files.map((file) => ({ name: file.name.slice(0, -4), pid: Number(readFileSync(join(folder, file.name), 'utf8')) }));
}

/** The process is there and runs the program of that name. */
function isService(pid: number, name: string): boolean {
  const program = name.replace(/-\d+$/, '');
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(join('services', program, 'dist', 'main.js'));
  } catch {
    return false; // gone, or no /proc here: then it is left to end by itself
  }
}
