import type { Actor } from '@anjuan/contracts';
import { CliFailure } from '../cli-failure.ts';
import { refusal } from './problem.ts';
import { briefly, ConnectionLost, withRetry, type Patience } from './retry.ts';
import type { Problem } from './types.ts';

export interface Send {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
  readonly idempotencyKey?: string;
  readonly patience?: Patience;
}

/** The server's interface. Every request may arrive twice: it reads, or carries an Idempotency-Key, or is a batch that knows its rows. */
export interface Api {
  readonly url: string;
  /** The answer's JSON. Throws CliFailure for a refusal and for a server that does not answer. */
  send<Answer>(path: string, options?: Send): Promise<Answer>;
}

export interface ApiOptions {
  readonly url: string;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  readonly patience?: Patience;
}

/** Statuses of a server or proxy that is just starting, stopping or overloaded. */
const passing = new Set([429, 502, 503, 504]);
const answerWithinMs = 120_000;

export function createApi({ url, actor, signal, patience: usual = briefly }: ApiOptions): Api {
  const headers = { accept: 'application/json', 'anjuan-actor': `id=${actor.id}; role=${actor.role}; unit=${actor.unit}` };

  const attempt = async (address: URL, { method = 'GET', body, idempotencyKey }: Send): Promise<unknown> => {
    const response = await fetch(address, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    }).catch((cause: unknown) => lost(cause));
    const text = await response.text().catch((cause: unknown) => lost(cause));
    if (passing.has(response.status)) throw new ConnectionLost(`HTTP ${response.status}`);
    const answer = parse(text, response.status);
    if (!response.ok) throw refusal(answer as Problem, response.status);
    return answer;
  };

  /** Ctrl-C ends the command; everything else that keeps an answer away is a lost connection. */
  const lost = (cause: unknown): never => {
    signal.throwIfAborted();
    throw new ConnectionLost('no answer', { cause });
  };

  return {
    url,
    send: async <Answer>(path: string, options: Send = {}) => {
      const address = new URL(url.replace(/\/$/, '') + path);
      for (const [name, value] of Object.entries(options.query ?? {}))
        if (value !== undefined) address.searchParams.set(name, String(value));
      return (await withRetry(() => attempt(address, options), url, options.patience ?? usual, signal)) as Answer;
    },
  };
}

function parse(text: string, status: number): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    const [zh, en] = [
      `该地址的应答不是 JSON（HTTP ${status}），请检查 --url`,
      `what answers there sends no JSON (HTTP ${status}): check --url`,
    ];
    throw new CliFailure({ code: 'not-the-server', zh, en, cause });
  }
}
