/** Does work of one key after the other, in this process. */
export type OneByOne = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Work of one key, one after the other; what goes wrong for one holds up no other. */
export function inTurn(): OneByOne {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const own = before.then(work, work);
    const settled = own.catch(() => undefined);
    last.set(key, settled);
    try {
      return await own;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}
