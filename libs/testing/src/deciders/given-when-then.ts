import { deepStrictEqual } from 'node:assert/strict';

/** The parts of a decider that lead from its events to its state. */
export interface Fold<State, Event> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
}

/** A decider's answer, as contracts defines it; told here by its shape, so that contracts' own specs can use this too. */
type Answer<Event> =
  { readonly outcome: 'accepted'; readonly events: readonly Event[] } | { readonly outcome: 'refused'; readonly refusal: object };

/** What a command led to, for a spec to compare whole. Both throw AssertionError when it led to anything else. */
export interface Outcome<Event> {
  /** Exactly these events, in this order; none: it already was so. */
  readonly then: (...events: readonly Event[]) => void;
  /** Exactly this refusal. */
  readonly thenRefused: (refusal: object) => void;
}

/** A spec of a decider in three words: `given(...events).when((state) => decision).then(...events)` or `.thenRefused(refusal)`. */
export function givenWhenThen<State, Event>({ initialState, evolve }: Fold<State, Event>) {
  return (...past: readonly Event[]) => ({
    when(decide: (state: State) => Answer<Event>): Outcome<Event> {
      const answer = decide(past.reduce(evolve, initialState));
      return {
        then: (...events) => deepStrictEqual(answer, { outcome: 'accepted', events }),
        thenRefused: (refusal) => deepStrictEqual(answer, { outcome: 'refused', refusal }),
      };
    },
  });
}
