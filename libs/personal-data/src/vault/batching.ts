/**
 * Gathers look-ups that are asked for in one turn of the event loop into one call of `load`, and lets those for the same name that come
 * while it runs share its answer. A failed call fails its look-ups and is forgotten.
 */
export function batching<T>(load: (names: readonly string[]) => Promise<ReadonlyMap<string, T>>): (name: string) => Promise<T | undefined> {
  const underWay = new Map<string, Promise<T | undefined>>();
  let open: { names: string[]; answer: Promise<ReadonlyMap<string, T>> } | null = null;

  const batch = () => {
    if (open) return open;
    const names: string[] = [];
    const answer = Promise.resolve().then(() => {
      open = null;
      return load(names);
    });
    return (open = { names, answer });
  };

  return (name) => {
    const running = underWay.get(name);
    if (running) return running;
    const { names, answer } = batch();
    names.push(name);
    const found = answer.then((all) => all.get(name)).finally(() => underWay.delete(name));
    underWay.set(name, found);
    return found;
  };
}
