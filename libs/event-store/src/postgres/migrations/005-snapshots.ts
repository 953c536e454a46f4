/**
 * Folded states of long streams, in a schema of their own: the event log knows nothing of them, and they can be deleted at any time. A service's
 * role sees and writes those of its own streams only, as with events (migration 003).
 */
export const keepSnapshots = `
CREATE SCHEMA snapshots;
CREATE TABLE snapshots.states (
  stream text COLLATE "C" NOT NULL,
  decider text COLLATE "C" NOT NULL,
  fold text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  event_id uuid NOT NULL,
  state text NOT NULL,
  digest bytea NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (stream, decider)
);
ALTER TABLE snapshots.states ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_streams ON snapshots.states USING (
  session_user NOT IN ('anjuan_intake', 'anjuan_classification', 'anjuan_assignment', 'anjuan_supervision', 'anjuan_audit')
  OR split_part(stream, '-', 1) = substr(session_user::text, 8));
`;
