import { get, post, until } from '@anjuan/testing';
import { patienceMs } from '../system/distributed-system.ts';

/** What the system's own check found: `anjuan check`. */
export interface Findings {
  readonly cases: number;
  readonly events: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly readModelDifferences: number;
}

type Job = { readonly state: string; readonly result: Findings | null; readonly error: string | null };

/** Has the system check store, topics, consumers and read models, as an operator does. Rejects where it cannot. */
export async function checked(url: string): Promise<Findings> {
  const started = await post<{ job: string }>(`${url}/api/system/check`);
  if (started.status !== 202) throw new Error(`the check was not started: ${started.status} ${JSON.stringify(started.body)}`);
  let job: Job | undefined;
  const ended = async (): Promise<boolean> => {
    job = await get<Job>(`${url}/api/system/jobs/${started.body.job}`);
    return job.state !== 'running';
  };
  await until('the check has ended', ended, patienceMs);
  if (!job?.result) throw new Error(`the check failed: ${job?.error ?? 'no result'}`);
  return job.result;
}
