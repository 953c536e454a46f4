import { randomUUID } from 'node:crypto';

/** A long piece of work that an operator started and watches: a rebuild, a training. */
export interface Job {
  readonly job: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  /** Name of the error of a failed job. */
  readonly error: string | null;
}

export type Report = (done: number, total: number | null) => void;

export interface Jobs {
  /** Starts work beside the requests and gives its name. */
  start(kind: string, work: (report: Report) => Promise<unknown>): string;
  find(job: string): Job | undefined;
}

const kept = 200;

/** Jobs of this process; the last 200 are remembered. What a job does must be safe to start again after the process died. */
export function createJobs(onError: (kind: string, error: unknown) => void): Jobs {
  const jobs = new Map<string, Job>();
  const change = (job: string, to: Partial<Job>): void => {
    const known = jobs.get(job);
    if (known) jobs.set(job, { ...known, ...to });
  };
  return {
    start(kind, work) {
      const job = randomUUID();
      jobs.set(job, { job, kind, state: 'running', done: 0, total: null, result: null, error: null });
      const oldest = jobs.keys().next().value;
      if (jobs.size > kept && oldest !== undefined) jobs.delete(oldest);
      work((done, total) => change(job, { done, total })).then(
        (result) => change(job, { state: 'done', result }),
        (error: unknown) => {
          onError(kind, error);
          change(job, { state: 'failed', error: error instanceof Error ? error.name : 'unknown' });
        },
      );
      return job;
    },
    find: (job) => jobs.get(job),
  };
}
