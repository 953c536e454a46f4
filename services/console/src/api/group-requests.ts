import type { GroupAnswer } from './backlog-types.ts';
import { request } from './endpoints.ts';

type Body = Readonly<Record<string, unknown>>;

/** One action for more cases than one request takes. */
export interface LargeAction {
  readonly body: Body;
  /** The same for every request: each case gets its step once, however often it is sent. */
  readonly idempotencyKey: string;
  /** Ends it after the request that is on its way. */
  readonly signal: AbortSignal;
  /** Cases that were told of so far. */
  readonly onProgress: (cases: number) => void;
}

/** An answer to one page of a filter: of cases each for itself, or of a batch that was made of them. */
type PageAnswer = (GroupAnswer | { readonly batch: string; readonly cases: number }) & { readonly next: string | Body | null };

/** Refused cases that are kept to be shown. */
const shownRefusals = 200;

/** Sends an action for all cases of a filter, page by page (按条件办理). Throws ApiError; what was done before stands, and again goes on there. */
export async function sendByFilter(path: string, filter: Body, action: LargeAction): Promise<GroupAnswer> {
  const sum = adding(action.onProgress);
  for (let next: Body | null = {}; next !== null && !action.signal.aborted;) {
    const body: Body = { ...action.body, filter, ...next };
    const answer: PageAnswer = await request(path, { method: 'POST', body, idempotencyKey: action.idempotencyKey });
    sum.add('results' in answer ? answer : { done: answer.cases, refused: 0, results: [] });
    next = typeof answer.next === 'string' ? { after: answer.next } : answer.next;
  }
  return sum.all();
}

/** Sends an action to one address after the other, e.g. to every batch of a series (逐批答复). Throws ApiError. */
export async function sendToEach(paths: readonly string[], action: LargeAction): Promise<GroupAnswer> {
  const sum = adding(action.onProgress);
  for (const path of paths) {
    if (action.signal.aborted) break;
    sum.add(await request<GroupAnswer>(path, { method: 'POST', body: action.body, idempotencyKey: action.idempotencyKey }));
  }
  return sum.all();
}

function adding(onProgress: (cases: number) => void) {
  let sum: GroupAnswer = { done: 0, refused: 0, results: [] };
  return {
    add({ done, refused, results }: GroupAnswer): void {
      const kept = results.filter(({ outcome }) => outcome === 'refused');
      sum = { done: sum.done + done, refused: sum.refused + refused, results: [...sum.results, ...kept].slice(0, shownRefusals) };
      onProgress(sum.done + sum.refused);
    },
    all: () => sum,
  };
}
