/**
 * The first version of the schema. `events` has one partition without bounds; `rotateEventStore` cuts it.
 * Streams and cases are found through the small table `streams`, so that the indexes of `events` begin with a short growing number:
 * appends then touch the same few index pages at a hundred million events as at ten.
 */
export const createEventStore = `
CREATE SCHEMA IF NOT EXISTS event_store;
REVOKE ALL ON SCHEMA event_store FROM PUBLIC;

-- What is added to the server's transaction ids; see align(). A constant function, so that it costs nothing in the plans it stands in:
-- PostgreSQL makes those anew when the function is replaced.
CREATE FUNCTION event_store.position_offset() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 0::bigint';

CREATE SEQUENCE event_store.sequence;
CREATE SEQUENCE event_store.stream_ids;

-- One row per stream, written once: its last revision is read from the index of its events, so that nothing is ever updated.
CREATE TABLE event_store.streams (
  id bigint NOT NULL,
  first_transaction bigint NOT NULL,
  stream text COLLATE "C" PRIMARY KEY,
  case_id text COLLATE "C" NOT NULL
);
CREATE INDEX streams_case ON event_store.streams (case_id);

-- Only where a stream also holds events of another case than its first event's.
CREATE TABLE event_store.case_streams (
  stream_id bigint NOT NULL,
  first_transaction bigint NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (case_id, stream_id)
);

CREATE TABLE event_store.events (
  transaction bigint NOT NULL,
  sequence bigint NOT NULL,
  stream_id bigint NOT NULL,
  revision bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  occurred_at timestamptz NOT NULL,
  id uuid NOT NULL,
  schema_version integer NOT NULL,
  stream text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  causation_id text COLLATE "C",
  correlation_id text COLLATE "C" NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  actor_role text COLLATE "C" NOT NULL,
  actor_unit text COLLATE "C" NOT NULL,
  data json NOT NULL,
  PRIMARY KEY (transaction, sequence),
  UNIQUE (stream_id, revision, transaction)
) PARTITION BY RANGE (transaction);
CREATE INDEX events_stream_event ON event_store.events (stream_id, id);
CREATE TABLE event_store.events_1 PARTITION OF event_store.events FOR VALUES FROM (MINVALUE) TO (MAXVALUE);

CREATE FUNCTION event_store.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

-- Row triggers are inherited by every partition, also one made by hand; statement triggers refuse what touches no row, and TRUNCATE.
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON event_store.events
  FOR EACH ROW EXECUTE FUNCTION event_store.refuse_change();
ALTER TABLE event_store.events ENABLE ALWAYS TRIGGER events_append_only;

CREATE FUNCTION event_store.guard(partition regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION event_store.refuse_change()', partition);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', partition);
END $$;
SELECT event_store.guard('event_store.events'), event_store.guard('event_store.events_1');
`;
