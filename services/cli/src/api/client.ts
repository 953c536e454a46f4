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
  /** The answer's bytes, for a file. Throws as `send`. */
  download(path: string, query?: Send['query']): Promise<Uint8Array>;
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

  const attempt = async (address: URL, { method = 'GET', body, idempotencyKey }: Send): Promise<Answered> => {
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
    const bytes = new Uint8Array(await response.arrayBuffer().catch((cause: unknown) => lost(cause)));
    const { status, ok } = response;
    if (passing.has(status)) throw new ConnectionLost(`HTTP ${status}`);
    if (!ok) throw refusal(parse({ bytes, status }) as Problem, status);
    return { bytes, status };
  };

  /** Ctrl-C ends the command; everything else that keeps an answer away is a lost connection. */
  const lost = (cause: unknown): never => {
    signal.throwIfAborted();
    throw new ConnectionLost('no answer', { cause });
  };

  const ask = <Answer>(path: string, options: Send, read: (answered: Answered) => Answer): Promise<Answer> => {
    const address = new URL(url.replace(/\/$/, '') + path);
    for (const [name, value] of Object.entries(options.query ?? {})) if (value !== undefined) address.searchParams.set(name, String(value));
    return withRetry(async () => read(await attempt(address, options)), url, options.patience ?? usual, signal);
  };
  return {
    url,
    send: <Answer>(path: string, options: Send = {}) => ask(path, options, (answered) => parse(answered) as Answer),
    download: (path, query) => ask(path, query ? { query } : {}, ({ bytes }) => bytes),
  };
}

interface Answered {
  readonly bytes: Uint8Array;
  readonly status: number;
}

function parse({ bytes, status }: Answered): unknown {
  const text = new TextDecoder().decode(bytes);
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
