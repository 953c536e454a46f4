/**
 * The one way to write: `append_one` for a single event, `append` for a whole batch (appends as parallel arrays, their events as parallel
 * arrays, and how many appends each round takes; a stream occurs once in a round, so a second append to it is decided after the first).
 *
 * Order: the lock of every stream comes before the transaction id. A writer that had to wait for a stream therefore gets a later id than
 * the writer it waited for, and so the global order agrees with every stream's revisions. Locks are taken in the order of their keys, so
 * two writers never wait for each other. Each statement of the functions has a new snapshot and sees what the lock waited for.
 *
 * expected: revision, or -1 no-stream, -2 any, -3 stream-exists.
 * outcome: 0 appended, 1 repeated, 2 conflict, 3 some of the ids stand in the stream already.
 * revision: of append_one, the event's; of append, the stream's last before the append, from which the caller counts. Where repeated, the
 * first time's; where conflict, the stream's last, -1 for none. append returns in one array: the transaction of what was appended; then one
 * element per append of outcome, revision, transaction and sequence (these two where repeated); then one per event: the sequence.
 */
export const createAppend = `
-- On a fast disk an append's time is mostly the server's work around it, so this one is written for few steps: PL/pgSQL makes each expression
-- ready anew in every transaction, and setting search_path for a call costs as much as two index entries. Instead of setting it, everything
-- is named with its schema, operators and types too: a caller's own schema cannot put anything of its own in their place.
CREATE FUNCTION event_store.append_one(
  p_stream text, p_expected int8, p_id uuid, p_type text, p_version int4, p_case text, p_causation text, p_correlation text,
  p_actor text, p_role text, p_unit text, p_occurred timestamptz, p_data json
) RETURNS int8[] LANGUAGE plpgsql SECURITY DEFINER
AS $$
DECLARE
  v_id pg_catalog.int8; v_first pg_catalog.int8; v_case pg_catalog.text; v_revision pg_catalog.int8; v_result pg_catalog.int8[];
BEGIN
  IF pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_stream, 5570193)) IS NULL THEN NULL; END IF;
  SELECT s.id, s.first_transaction, s.case_id INTO v_id, v_first, v_case FROM event_store.streams s WHERE s.stream OPERATOR(pg_catalog.=) p_stream;

  IF v_id IS NULL THEN
    IF p_expected OPERATOR(pg_catalog.>=) 0 OR p_expected OPERATOR(pg_catalog.=) -3 THEN RETURN ARRAY[2, -1, 0, 0]; END IF;
    v_revision := 0;
    INSERT INTO event_store.streams (stream, id, first_transaction, case_id)
    VALUES (p_stream, pg_catalog.nextval('event_store.stream_ids'), pg_catalog.pg_current_xact_id()::pg_catalog.text::pg_catalog.int8
      OPERATOR(pg_catalog.+) event_store.position_offset(), p_case)
    RETURNING id INTO v_id;
  ELSE
    SELECT l.revision OPERATOR(pg_catalog.+) 1 INTO v_revision
    FROM (SELECT x.revision FROM event_store.events x
          WHERE x.stream_id OPERATOR(pg_catalog.=) v_id AND x.transaction OPERATOR(pg_catalog.>=) v_first ORDER BY x.revision DESC LIMIT 1) l
    WHERE (p_expected OPERATOR(pg_catalog.=) l.revision OR p_expected OPERATOR(pg_catalog.=) -2 OR p_expected OPERATOR(pg_catalog.=) -3)
      AND NOT EXISTS (SELECT FROM event_store.events x WHERE x.stream_id OPERATOR(pg_catalog.=) v_id AND x.id OPERATOR(pg_catalog.=) p_id AND x.transaction OPERATOR(pg_catalog.>=) v_first);
    IF v_revision IS NULL THEN
      SELECT ARRAY[1, x.revision, x.transaction, x.sequence] INTO v_result FROM event_store.events x
      WHERE x.stream_id OPERATOR(pg_catalog.=) v_id AND x.id OPERATOR(pg_catalog.=) p_id AND x.transaction OPERATOR(pg_catalog.>=) v_first;
      IF v_result IS NULL THEN
        SELECT ARRAY[2, x.revision, 0, 0] INTO v_result FROM event_store.events x
        WHERE x.stream_id OPERATOR(pg_catalog.=) v_id AND x.transaction OPERATOR(pg_catalog.>=) v_first ORDER BY x.revision DESC LIMIT 1;
      END IF;
      RETURN v_result;
    END IF;
    IF v_case OPERATOR(pg_catalog.<>) p_case THEN
      INSERT INTO event_store.case_streams (case_id, stream_id, first_transaction) VALUES (p_case, v_id, v_first) ON CONFLICT DO NOTHING;
    END IF;
  END IF;

  INSERT INTO event_store.events (transaction, sequence, stream_id, revision, recorded_at, occurred_at, id, schema_version,
    stream, type, case_id, causation_id, correlation_id, actor_id, actor_role, actor_unit, data)
  VALUES (pg_catalog.pg_current_xact_id()::pg_catalog.text::pg_catalog.int8 OPERATOR(pg_catalog.+) event_store.position_offset(),
    pg_catalog.nextval('event_store.sequence'), v_id, v_revision, pg_catalog.date_trunc('milliseconds', pg_catalog.clock_timestamp()),
    p_occurred, p_id, p_version, p_stream, p_type, p_case, p_causation, p_correlation, p_actor, p_role, p_unit, p_data)
  RETURNING ARRAY[0, revision, transaction, sequence] INTO v_result;
  RETURN v_result;
END $$;
REVOKE ALL ON FUNCTION event_store.append_one FROM PUBLIC;

CREATE FUNCTION event_store.append(
  a_stream text[], a_expected int8[], a_first int4[], a_count int4[], a_case text[], a_mixed bool[], rounds int4[],
  e_append int4[], e_offset int4[], e_id uuid[], e_type text[], e_version int4[], e_case text[], e_causation text[],
  e_correlation text[], e_actor text[], e_role text[], e_unit text[], e_occurred timestamptz[], e_data json[]
) RETURNS int8[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, event_store, pg_temp
AS $$
DECLARE
  xid int8 := 0;
  -- per append of the batch
  size int4 := cardinality(a_stream);
  ids int8[] := array_fill(NULL::int8, ARRAY[size]);
  cases text[] := a_case;
  last int8[] := array_fill(-1::int8, ARRAY[size]);
  outcomes int8[] := array_fill(0::int8, ARRAY[size]);
  f_revision int8[] := last; f_transaction int8[] := last; f_sequence int8[] := last;
  found int4[];
  -- per event of the batch
  e_sequence int8[];
  -- of the round
  r int4; n int4; a_from int4 := 1; a_to int4; e_from int4; e_to int4;
  known int4; first int8; strangers bool; accepted int4; fresh int4;
  t record;
BEGIN
  IF size = 1 THEN
    IF pg_advisory_xact_lock(hashtextextended(a_stream[1], 5570193)) IS NULL THEN NULL; END IF;
  ELSE
    PERFORM pg_advisory_xact_lock(k.key)
    FROM (SELECT DISTINCT hashtextextended(s, 5570193) AS key FROM unnest(a_stream) s ORDER BY 1) k;
  END IF;
  e_sequence := ARRAY(SELECT nextval('event_store.sequence') FROM generate_series(1, cardinality(e_id)));

  FOREACH r IN ARRAY rounds LOOP
    a_to := a_from + r - 1;
    e_from := a_first[a_from];
    e_to := a_first[a_to] + a_count[a_to] - 1;
    -- Each LATERAL with its LIMIT is looked up once per append or event. As a plain join the planner may turn it round and read the whole
    -- table for every batch, if the table was small when the plan was made.
    known := 0; first := NULL; strangers := false; accepted := 0; fresh := 0; found := NULL;

    FOR t IN
      SELECT i, s.id, s.first_transaction, s.case_id FROM generate_series(a_from, a_to) i CROSS JOIN LATERAL (
        SELECT * FROM event_store.streams s WHERE s.stream = a_stream[i] LIMIT 1) s
    LOOP
      known := known + 1;
      ids[t.i] := t.id;
      IF t.case_id <> a_case[t.i] THEN cases[t.i] := t.case_id; strangers := true; END IF;
      IF first IS NULL OR t.first_transaction < first THEN first := t.first_transaction; END IF;
    END LOOP;

    IF known > 0 THEN
      FOR t IN
        SELECT i, l.revision FROM generate_series(a_from, a_to) i CROSS JOIN LATERAL (
          SELECT x.revision FROM event_store.events x WHERE x.stream_id = ids[i] AND x.transaction >= first
          ORDER BY x.revision DESC LIMIT 1) l
      LOOP
        last[t.i] := t.revision;
      END LOOP;
      FOR t IN
        SELECT e_append[i] AS i, x.revision, x.transaction, x.sequence FROM generate_series(e_from, e_to) i CROSS JOIN LATERAL (
          SELECT * FROM event_store.events x WHERE x.stream_id = ids[e_append[i]] AND x.id = e_id[i] AND x.transaction >= first LIMIT 1) x
      LOOP
        IF found IS NULL THEN found := array_fill(0, ARRAY[size]); END IF;
        found[t.i] := found[t.i] + 1;
        IF t.revision > f_revision[t.i] THEN
          f_revision[t.i] := t.revision; f_transaction[t.i] := t.transaction; f_sequence[t.i] := t.sequence;
        END IF;
      END LOOP;
    END IF;

    FOR n IN a_from .. a_to LOOP
      IF found IS NOT NULL AND found[n] > 0 THEN
        IF found[n] = a_count[n] THEN outcomes[n] := 1; ELSE outcomes[n] := 3; END IF;
      ELSIF a_expected[n] = last[n] OR a_expected[n] = -2 OR (a_expected[n] = -3 AND last[n] >= 0) THEN
        accepted := accepted + 1;
        IF ids[n] IS NULL THEN
          fresh := fresh + 1;
          ids[n] := nextval('event_store.stream_ids');
        END IF;
        IF a_mixed[n] THEN strangers := true; END IF;
      ELSE
        outcomes[n] := 2;
      END IF;
    END LOOP;

    IF accepted > 0 THEN
      IF xid = 0 THEN xid := pg_current_xact_id()::text::int8 + event_store.position_offset(); END IF;
      IF fresh > 0 THEN
        INSERT INTO event_store.streams (stream, id, first_transaction, case_id)
        SELECT a_stream[i], ids[i], xid, a_case[i] FROM generate_series(a_from, a_to) i WHERE outcomes[i] = 0 AND last[i] = -1;
      END IF;
      IF strangers THEN
        INSERT INTO event_store.case_streams (case_id, stream_id, first_transaction)
        SELECT DISTINCT e_case[i], ids[e_append[i]], xid FROM generate_series(e_from, e_to) i
        WHERE outcomes[e_append[i]] = 0 AND e_case[i] <> cases[e_append[i]]
        ON CONFLICT DO NOTHING;
      END IF;
      INSERT INTO event_store.events (transaction, sequence, stream_id, revision, recorded_at, occurred_at, id, schema_version,
        stream, type, case_id, causation_id, correlation_id, actor_id, actor_role, actor_unit, data)
      SELECT xid, e_sequence[i], ids[e_append[i]], last[e_append[i]] + 1 + e_offset[i], date_trunc('milliseconds', clock_timestamp()),
        e_occurred[i], e_id[i], e_version[i], a_stream[e_append[i]], e_type[i], e_case[i], e_causation[i], e_correlation[i],
        e_actor[i], e_role[i], e_unit[i], e_data[i]
      FROM generate_series(e_from, e_to) i
      WHERE outcomes[e_append[i]] = 0;
    END IF;
    a_from := a_to + 1;
  END LOOP;

  FOR n IN 1 .. size LOOP
    IF outcomes[n] = 1 THEN last[n] := f_revision[n]; END IF;
  END LOOP;
  RETURN ARRAY[xid] || outcomes || last || f_transaction || f_sequence || e_sequence;
END $$;
REVOKE ALL ON FUNCTION event_store.append FROM PUBLIC;

-- After a restore by dump into a new cluster its transaction ids start low again. The offset is raised so that whatever is appended from
-- now on comes after everything that stands here. Called on every new connection; in ordinary life it only reads.
CREATE FUNCTION event_store.align() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, event_store, pg_temp
AS $$
DECLARE
  too_low bool;
  needed int8;
BEGIN
  SELECT e.transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::int8 + event_store.position_offset() INTO too_low
  FROM (SELECT transaction FROM event_store.events ORDER BY transaction DESC, sequence DESC LIMIT 1) e;
  IF too_low THEN
    PERFORM pg_advisory_xact_lock(5570194);
    EXECUTE 'SELECT e.transaction + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::int8
      FROM (SELECT transaction FROM event_store.events ORDER BY transaction DESC, sequence DESC LIMIT 1) e
      WHERE e.transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::int8 + event_store.position_offset()' INTO needed;
    IF needed IS NOT NULL THEN
      EXECUTE format('CREATE OR REPLACE FUNCTION event_store.position_offset() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
        format('SELECT %s::bigint', needed));
    END IF;
  END IF;
END $$;
REVOKE ALL ON FUNCTION event_store.align FROM PUBLIC;
`;
