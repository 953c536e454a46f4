import { execFileSync } from 'node:child_process';

const limit = 10 * 60_000;

/**
 * Ends a suite that has not ended for ten minutes, so that the run fails and names it. The limits of single tests are timers of the process
 * that runs them, and never fire in one that spins without a pause, waits for a child synchronously or is stopped.
 */
export default class HangReporter {
  #begun = new Map();
  #watch;

  onRunStart() {
    this.#watch = setInterval(() => this.#look(), 5_000);
    this.#watch.unref();
  }
  onTestFileStart({ path }) {
    this.#begun.set(path, Date.now());
  }
  onTestFileResult({ path }) {
    this.#begun.delete(path);
  }
  onRunComplete() {
    clearInterval(this.#watch);
  }

  #look() {
    const hung = [...this.#begun].filter(([, since]) => Date.now() - since > limit).map(([path]) => path);
    if (hung.length === 0) return;
    clearInterval(this.#watch);
    console.error(`没有结束的测试文件 / suites that do not end: ${hung.join(', ')}`);
    const processes = execFileSync('ps', ['-ww', '-o', 'pid=,time=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
    console.error(processes);
    const workers = processes.split('\n').filter((line) => line.includes('jest-worker'));
    for (const worker of workers) process.kill(Number.parseInt(worker, 10), 'SIGKILL');
  }
}
