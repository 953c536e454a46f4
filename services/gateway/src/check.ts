import { setTimeout as delay } from 'node:timers/promises';
import { together, type Findings } from '@anjuan/checker';
import type { Report } from '@anjuan/service-kit';
import { z } from 'zod';
import type { Asking } from './ask.ts';
import type { Behind } from './config.ts';
import { serviceDown } from './problems.ts';

const startedAnswer = z.object({ job: z.string() });
const findings = z.object({
  ...{ cases: z.int(), events: z.int(), lost: z.int(), doubled: z.int(), outOfOrder: z.int(), readModelDifferences: z.int() },
  details: z.array(
    z.object({ kind: z.enum(['lost', 'doubled', 'out-of-order', 'read-model-difference']), where: z.string(), what: z.string() }),
  ),
}) satisfies z.ZodType<Findings>;
const jobAnswer = z.object({ state: z.enum(['running', 'done', 'failed']), done: z.int(), result: z.unknown() });

/** A process could not make its check, or ended in the middle of it. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

/** Has every process check what it keeps, side by side, and puts together what they found. Throws a Problem 503, CheckFailed. */
export async function checkEverywhere(asking: Asking, names: readonly Behind[], report: Report): Promise<Findings> {
  const seen = new Map<Behind, number>();
  const started = await Promise.all(
    names.map(async (name) => {
      const { status, body } = await asking.start(name, '/api/system/check');
      const parsed = startedAnswer.safeParse(body);
      if (status !== 202 || !parsed.success) throw serviceDown(name);
      return [name, parsed.data.job] as const;
    }),
  );
  const tell = (name: Behind, done: number): void => {
    seen.set(name, done);
    report(
      [...seen.values()].reduce((sum, one) => sum + one, 0),
      null,
    );
  };
  return together(...(await Promise.all(started.map(([name, job]) => result(asking, name, job, (done) => tell(name, done))))));
}

async function result(asking: Asking, name: Behind, job: string, tell: (done: number) => void): Promise<Findings> {
  for (;;) {
    // The job is known to one copy alone: the others have never heard of it.
    const answers = await asking.each(name, `/api/system/jobs/${job}`);
    const parsed = jobAnswer.safeParse(answers.find((answer) => answer?.status === 200)?.body);
    if (!parsed.success && answers.every((answer) => answer !== undefined)) throw new CheckFailed(`${name} forgot its check`);
    if (parsed.success) tell(parsed.data.done);
    if (parsed.data?.state === 'done') return findings.parse(parsed.data.result);
    if (parsed.data?.state === 'failed') throw new CheckFailed(`${name} could not make its check`);
    await delay(300);
  }
}
