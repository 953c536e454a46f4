/** What a decider answers: the events that now happened (none: it already was so), or a refusal with its reason. */
export type Decision<Event, Refusal> =
  { readonly outcome: 'accepted'; readonly events: readonly Event[] } | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** Accepted, with the events in order; without any, the command asked for what already is. */
export function accept<Event>(...events: readonly Event[]): Decision<Event, never> {
  return { outcome: 'accepted', events };
}

/** Refused: nothing changes. */
export function refuse<Refusal>(refusal: Refusal): Decision<never, Refusal> {
  return { outcome: 'refused', refusal };
}
