import { describe, expect, it } from '@jest/globals';
import { createApi } from './client.ts';
import { waitUntilCaughtUp } from './consumers.ts';
import { operator } from './actor.ts';
import { answeringServer } from '../testing/answering-server.ts';

const signal = new AbortController().signal;
const state = (behind: number, caughtUp = behind === 0) => ({
  body: { consumers: [{ name: 'a', position: `${behind}`, behind, state: 'running', lastError: null }], caughtUp },
});

describe('waiting for the consumers', () => {
  it('ends when they were caught up twice in a row: one that reacts gives the next something to do', async () => {
    const answers = [state(5), state(0), state(2), state(0), state(0)];
    await using server = await answeringServer(() => answers.shift() ?? state(9));
    const shown: [number, number][] = [];
    const progress = { update: (done: number, total: number) => void shown.push([done, total]), stop: () => undefined };
    const api = createApi({ url: server.url, actor: operator, signal });
    expect(await waitUntilCaughtUp(api, { signal, progress, pauseMs: 1 })).toBe(true);
    expect(shown).toEqual([[0, 5], [5, 5], [3, 5], [5, 5], [5, 5]]); // prettier-ignore
  });
  it('gives up when nothing moves any more', async () => {
    await using server = await answeringServer(() => state(3));
    const api = createApi({ url: server.url, actor: operator, signal });
    expect(await waitUntilCaughtUp(api, { signal, pauseMs: 1, stillMs: 20 })).toBe(false);
  });
});
