import { setTimeout as delay } from 'node:timers/promises';
import { patienceMs } from '../system/distributed-system.ts';

export interface Request {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Problem codes that pass by themselves: another service has not heard of the step before yet. */
  readonly passing?: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What says that the same request may be answered otherwise later. A 500 does not. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** A client gives up an answer after so long and asks again, milliseconds. */
const answerMs = 15_000;

/**
 * Sends a request until it is answered for good, as a client does whom nobody tells of faults: no connection, a broken one, no answer in time
 * and what says to come again are tried again, and `onSetback` is told. The request carries what makes it harmless to come twice. Throws an Error after the
 * limit.
 */
export async function sendUntilAnswered(url: string, request: Request, onSetback: () => void = () => undefined): Promise<Answer> {
  let last = '';
  const end = performance.now() + patienceMs;
  for (let pause = 100; performance.now() < end; pause = Math.min(pause * 1.5, 1_500)) {
    const answer = await send(url, request).catch((error: unknown) => String(error));
    if (typeof answer === 'object') {
      const code = typeof answer.body['code'] === 'string' ? answer.body['code'] : '';
      const tooEarly = answer.status === 409 && request.passing?.includes(code) === true;
      if (!passing.has(answer.status) && !tooEarly) return answer;
      if (!tooEarly) onSetback();
      last = `${answer.status} ${code}`;
    } else {
      onSetback();
      last = answer;
    }
    await delay(pause);
  }
  throw new Error(`no answer for good to ${request.method} ${request.path}; the last: ${last}`);
}

async function send(url: string, { method, path, body, headers = {} }: Request): Promise<Answer> {
  const answer = await fetch(`${url}${path}`, {
    ...{ method, body: JSON.stringify(body), signal: AbortSignal.timeout(answerMs) },
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
