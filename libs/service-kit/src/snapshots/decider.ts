import { createHash } from 'node:crypto';

export type Payload = { readonly type: string };

/** A decider's memory: where it begins and how an event moves it. Personal parts are not opened for it (null). */
export interface Decider<State, Event extends Payload> {
  readonly initialState: State;
  evolve(state: State, event: Event): State;
  /**
   * Under this name its state may be kept as a snapshot: it must be plain JSON. The version rises with every change of the fold or of the state
   * that `evolve` itself does not show, e.g. in a function that it calls.
   */
  readonly snapshot?: { readonly name: string; readonly version: number };
}

const folds = new WeakMap<object, string>();

/** Which fold a decider's snapshots are made by: its version and the hash of its `evolve` as this program holds it. */
export function foldOf<State, Event extends Payload>(decider: Decider<State, Event>): string {
  const known = folds.get(decider);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(decider.evolve.toString()).digest('hex').slice(0, 16);
  const fold = `${decider.snapshot?.version ?? 0}-${hash}`;
  folds.set(decider, fold);
  return fold;
}
