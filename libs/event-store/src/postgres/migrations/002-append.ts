/**
 * The one way to write. Called with a whole batch: appends as parallel arrays, their events as parallel arrays, and how many appends
 * each round takes (a stream occurs once in a round, so a second append to it is decided after the first).
 *
 * Order: the locks come before the transaction id. A writer that had to wait for a stream therefore gets a later id than the writer
 * it waited for, and so the global order agrees with every stream's revisions. Locks are taken in the order of their keys: no deadlock.
 *
 * expected: revision, or -1 no-stream, -2 any, -3 stream-exists.
 * outcome: 0 appended, 1 repeated, 2 conflict, 3 some of the ids stand in the stream already.
 *
 * The planner settings keep the plans on the indexes whatever the statistics say; on empty tables it would choose whole scans for good.
 */
export const createAppend = `
CREATE FUNCTION event_store.append(
  a_stream text[], a_expected int8[], a_count int4[], a_case text[], a_mixed bool[], rounds int4[],
  e_append int4[], e_offset int4[], e_id uuid[], e_type text[], e_version int4[], e_case text[], e_causation text[],
  e_correlation text[], e_actor text[], e_role text[], e_unit text[], e_occurred timestamptz[], e_data text[]
) RETURNS TABLE (outcome int4, revision int8, transaction int8, sequence int8)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, event_store, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
AS $$
#variable_conflict use_column
DECLARE
  xid int8;
  many bool := cardinality(rounds) > 1;
  a_from int4 := 1;
  a_to int4;
  e_from int4 := 1;
  e_to int4;
  r int4;
  b_stream text[] := a_stream; b_expected int8[] := a_expected; b_count int4[] := a_count; b_case text[] := a_case;
  b_mixed bool[] := a_mixed;
  c_append int4[] := e_append; c_offset int4[] := e_offset; c_id uuid[] := e_id; c_case text[] := e_case;
  c_sequence int8[];
  known int4;
  strangers bool;
  v_id int8[]; v_revision int8[]; v_first int8[]; v_case text[]; v_outcome int4[];
  f_append int4[]; f_count int4[]; f_revision int8[]; f_transaction int8[]; f_sequence int8[];
  accepted int4;
BEGIN
  PERFORM pg_advisory_xact_lock(k.key)
  FROM (SELECT DISTINCT hashtextextended(s, 5570193) AS key FROM unnest(a_stream) s ORDER BY 1) k;
  xid := pg_current_xact_id()::text::int8 + (SELECT value FROM event_store.position_offset);

  FOREACH r IN ARRAY rounds LOOP
    a_to := a_from + r - 1;
    IF many THEN
      b_stream := a_stream[a_from:a_to]; b_expected := a_expected[a_from:a_to]; b_count := a_count[a_from:a_to];
      b_case := a_case[a_from:a_to]; b_mixed := a_mixed[a_from:a_to];
    END IF;
    e_to := e_from - 1 + (SELECT sum(c) FROM unnest(b_count) c);
    IF many THEN
      c_append := (SELECT array_agg(n - a_from + 1) FROM unnest(e_append[e_from:e_to]) n);
      c_offset := e_offset[e_from:e_to]; c_id := e_id[e_from:e_to]; c_case := e_case[e_from:e_to];
    END IF;

    SELECT array_agg(x.id), array_agg(x.revision), array_agg(x.first_transaction), array_agg(x.case_id), count(x.id),
           bool_or(x.stranger)
      INTO v_id, v_revision, v_first, v_case, known, strangers
    FROM (
      SELECT s.id, coalesce(s.revision, -1) AS revision, coalesce(s.first_transaction, xid) AS first_transaction,
             coalesce(s.case_id, a.case_id) AS case_id, a.mixed OR s.case_id <> a.case_id AS stranger
      FROM unnest(b_stream, b_case, b_mixed) WITH ORDINALITY a(stream, case_id, mixed, n)
      LEFT JOIN event_store.streams s ON s.stream = a.stream
      ORDER BY a.n
    ) x;

    f_append := NULL;
    IF known > 0 THEN
      SELECT array_agg(f.append), array_agg(f.count), array_agg(f.revision), array_agg(f.transaction), array_agg(f.sequence)
        INTO f_append, f_count, f_revision, f_transaction, f_sequence
      FROM (
        SELECT e.append, count(*)::int4 AS count, max(x.revision) AS revision,
               (array_agg(x.transaction ORDER BY x.revision DESC))[1] AS transaction,
               (array_agg(x.sequence ORDER BY x.revision DESC))[1] AS sequence
        FROM unnest(c_append, c_id) e(append, id)
        JOIN event_store.events x
          ON x.stream_id = v_id[e.append] AND x.id = e.id AND x.transaction >= v_first[e.append]
        GROUP BY e.append
      ) f;
    END IF;

    SELECT array_agg(d.outcome), array_agg(CASE WHEN d.outcome = 0 AND d.id IS NULL THEN nextval('event_store.stream_ids') ELSE d.id END),
           count(*) FILTER (WHERE d.outcome = 0)
      INTO v_outcome, v_id, accepted
    FROM (
      SELECT v_id[a.n] AS id,
             CASE WHEN f_append IS NOT NULL AND array_position(f_append, a.n::int4) IS NOT NULL
                    THEN CASE WHEN f_count[array_position(f_append, a.n::int4)] = a.count THEN 1 ELSE 3 END
                  WHEN a.expected = v_revision[a.n] OR a.expected = -2 OR (a.expected = -3 AND v_revision[a.n] >= 0) THEN 0
                  ELSE 2 END AS outcome
      FROM unnest(b_expected, b_count) WITH ORDINALITY a(expected, count, n)
      ORDER BY a.n
    ) d;

    IF accepted > 0 THEN
      IF known < cardinality(b_stream) THEN
        INSERT INTO event_store.streams (stream, id, revision, first_transaction, case_id)
        SELECT a.stream, v_id[a.n], a.count - 1, xid, a.case_id
        FROM unnest(b_stream, b_count, b_case) WITH ORDINALITY a(stream, count, case_id, n)
        WHERE v_outcome[a.n] = 0 AND v_revision[a.n] = -1;
      END IF;
      IF known > 0 THEN
        UPDATE event_store.streams s SET revision = s.revision + a.count
        FROM unnest(b_stream, b_count) WITH ORDINALITY a(stream, count, n)
        WHERE s.stream = a.stream AND v_outcome[a.n] = 0 AND v_revision[a.n] >= 0;
      END IF;
      IF strangers THEN
        INSERT INTO event_store.case_streams (case_id, stream_id, first_transaction)
        SELECT DISTINCT e.case_id, v_id[e.append], xid
        FROM unnest(c_append, c_case) e(append, case_id)
        WHERE v_outcome[e.append] = 0 AND e.case_id <> v_case[e.append]
        ON CONFLICT DO NOTHING;
      END IF;

      c_sequence := ARRAY(SELECT nextval('event_store.sequence') FROM generate_series(e_from, e_to));
      IF many THEN
        INSERT INTO event_store.events (transaction, sequence, stream_id, revision, recorded_at, occurred_at, id, schema_version,
          stream, type, case_id, causation_id, correlation_id, actor_id, actor_role, actor_unit, data)
        SELECT xid, e.sequence, v_id[e.append], v_revision[e.append] + 1 + e.off, date_trunc('milliseconds', clock_timestamp()),
          e.occurred, e.id, e.version, b_stream[e.append], e.type, e.case_id, e.causation, e.correlation, e.actor, e.role, e.unit,
          e.data::json
        FROM unnest(c_sequence, c_append, c_offset, c_id, c_case, e_type[e_from:e_to], e_version[e_from:e_to], e_causation[e_from:e_to],
          e_correlation[e_from:e_to], e_actor[e_from:e_to], e_role[e_from:e_to], e_unit[e_from:e_to], e_occurred[e_from:e_to],
          e_data[e_from:e_to])
          e(sequence, append, off, id, case_id, type, version, causation, correlation, actor, role, unit, occurred, data)
        WHERE v_outcome[e.append] = 0;
      ELSE
        INSERT INTO event_store.events (transaction, sequence, stream_id, revision, recorded_at, occurred_at, id, schema_version,
          stream, type, case_id, causation_id, correlation_id, actor_id, actor_role, actor_unit, data)
        SELECT xid, e.sequence, v_id[e.append], v_revision[e.append] + 1 + e.off, date_trunc('milliseconds', clock_timestamp()),
          e.occurred, e.id, e.version, b_stream[e.append], e.type, e.case_id, e.causation, e.correlation, e.actor, e.role, e.unit,
          e.data::json
        FROM unnest(c_sequence, c_append, c_offset, c_id, c_case, e_type, e_version, e_causation, e_correlation, e_actor, e_role,
          e_unit, e_occurred, e_data)
          e(sequence, append, off, id, case_id, type, version, causation, correlation, actor, role, unit, occurred, data)
        WHERE v_outcome[e.append] = 0;
      END IF;
    END IF;

    RETURN QUERY
    SELECT v_outcome[a.n],
      CASE v_outcome[a.n] WHEN 0 THEN v_revision[a.n] + a.count
        WHEN 1 THEN f_revision[array_position(f_append, a.n::int4)] ELSE nullif(v_revision[a.n], -1) END,
      CASE v_outcome[a.n] WHEN 0 THEN xid WHEN 1 THEN f_transaction[array_position(f_append, a.n::int4)] END,
      CASE v_outcome[a.n] WHEN 0 THEN c_sequence[a.last] WHEN 1 THEN f_sequence[array_position(f_append, a.n::int4)] END
    FROM (SELECT n, count, sum(count) OVER (ORDER BY n)::int4 AS last FROM unnest(b_count) WITH ORDINALITY u(count, n)) a
    ORDER BY a.n;

    a_from := a_to + 1;
    e_from := e_to + 1;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION event_store.append FROM PUBLIC;

/*
 * After a restore by dump into a new cluster its transaction ids start low again. The offset is raised so that whatever is appended
 * from now on comes after everything that stands here. Called on every new connection; in ordinary life it only reads.
 */
CREATE FUNCTION event_store.align() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, event_store, pg_temp SET enable_seqscan = off SET enable_sort = off
AS $$
DECLARE
  too_low bool;
BEGIN
  SELECT e.transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::int8 + o.value INTO too_low
  FROM event_store.position_offset o, LATERAL (
    SELECT transaction FROM event_store.events ORDER BY transaction DESC, sequence DESC LIMIT 1) e;
  IF too_low THEN
    PERFORM 1 FROM event_store.position_offset FOR UPDATE;
    UPDATE event_store.position_offset o SET value = e.transaction + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::int8
    FROM (SELECT transaction FROM event_store.events ORDER BY transaction DESC, sequence DESC LIMIT 1) e
    WHERE e.transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::int8 + o.value;
  END IF;
END $$;
REVOKE ALL ON FUNCTION event_store.align FROM PUBLIC;
`;
