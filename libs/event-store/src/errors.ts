/** The store did not answer, so whether the append stands is unknown. Repeating it with the same event ids is safe. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}

/** The append breaks a rule of the store itself (no events, a malformed id, an event id that stands elsewhere) and can never succeed. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}
