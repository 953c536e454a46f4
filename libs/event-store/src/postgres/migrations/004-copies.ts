/**
 * Where an event that was copied from another store had its place there. Written by the owner alone, in the transaction that writes the event (see
 * copy/postgres-copy-target.ts): no function gives the application role a way to say when something was recorded. Never changed, as the events.
 */
export const keepOrigins = `
CREATE TABLE event_store.copied (
  transaction bigint NOT NULL,
  sequence bigint NOT NULL,
  source_transaction bigint NOT NULL,
  source_sequence bigint NOT NULL,
  PRIMARY KEY (transaction, sequence),
  UNIQUE (source_transaction, source_sequence)
);
SELECT event_store.guard('event_store.copied');
`;
