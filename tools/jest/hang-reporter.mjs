import { execFileSync } from 'node:child_process';

const limit = 15 * 60_000;

/**
 * Ends a run in which a suite has not ended for 15 minutes. The limits of single tests are timers of the worker that runs them, so they never
 * fire in one that spins without a pause, waits for a child synchronously or is stopped. It names the suite and shows all processes.
 */
export default class HangReporter {
  #begun = new Map();
  #watch;

  onRunStart() {
    this.#watch = setInterval(() => this.#look(), 5_000).unref();
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
    console.error(`没有结束的测试文件 / suites that do not end: ${hung.join(', ')}`);
    try {
      console.error(execFileSync('ps', ['-eo', 'pid,ppid,stat,time,args', '--forest']).toString());
    } finally {
      process.exit(1);
    }
  }
}
