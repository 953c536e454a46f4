import type { Problem } from './types.ts';

/** A request that the server refused or could not answer, with its problem details. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(problem.code ?? String(problem.status), { cause });
    this.name = 'ApiError';
    this.problem = problem;
  }
  /** Whether the server surely did nothing: it read the request and refused it. */
  get refused(): boolean {
    return this.problem.status >= 400 && this.problem.status < 500;
  }
}

const unreachable: Problem = {
  type: 'about:blank',
  status: 0,
  code: 'unreachable',
  title: '无法连接服务器',
  detail: '请检查网络或服务是否在运行，然后重试。',
  titleEn: 'The server cannot be reached',
  detailEn: 'Check the network, or whether the service runs, and try again.',
};

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string';
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return { ...body, status: response.status };
  return {
    type: 'about:blank',
    status: response.status,
    title: `请求失败（${response.status}）`,
    titleEn: `Request failed (${response.status})`,
  };
}

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Value of the `Anjuan-Actor` header; absent when nobody was chosen. */
  readonly actor?: string | undefined;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** The address of a call below `/api`; parameters without a value are left out. */
export function addressOf(path: string, query: Call['query'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

/** Calls the server. Throws ApiError for every answer but success, and the AbortSignal's reason when aborted. */
export async function call<Answer>(
  path: string,
  { method = 'GET', query, body, actor, idempotencyKey, signal }: Call = {},
): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (actor !== undefined) headers.set('Anjuan-Actor', actor);
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(unreachable, cause);
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 ? null : await response.json()) as Answer;
}
