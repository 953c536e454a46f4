import { setTimeout as delay } from 'node:timers/promises';
import { CliFailure } from '../cli-failure.ts';
import type { Progress } from '../output/progress.ts';
import type { Api } from './client.ts';
import type { Job } from './types.ts';

/** Follows a job of the server to its end. Throws CliFailure `job-failed` with the server's reason. */
export async function followJob(api: Api, id: string, progress: Progress, signal: AbortSignal, pauseMs = 200): Promise<Job> {
  for (;;) {
    const job = await api.send<Job>(`/api/system/jobs/${encodeURIComponent(id)}`);
    progress.update(job.done, job.total ?? 0);
    if (job.state === 'done') return job;
    if (job.state === 'failed') {
      const reason = job.error ?? '';
      throw new CliFailure({ code: 'job-failed', zh: `任务失败：${reason}`, en: `the job failed: ${reason}` });
    }
    await delay(pauseMs, undefined, { signal });
  }
}
