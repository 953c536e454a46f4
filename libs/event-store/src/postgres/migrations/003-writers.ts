/**
 * The role of a service appends to the streams of that service and to `delivery` only, whatever the program sends: `anjuan_intake` to
 * `intake-…` and `delivery-…`. Other roles that may append at all (the one-process system's `anjuan_app`, the owner) are not limited.
 *
 * A row trigger whose WHEN decides without calling a function. `session_user` is who logged in: neither SECURITY DEFINER nor SET ROLE
 * changes it. Inherited by every partition.
 */
export const limitWriters = `
CREATE FUNCTION event_store.refuse_stranger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'role % may not append to streams of %', session_user, split_part(NEW.stream, '-', 1)
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER events_own_streams BEFORE INSERT ON event_store.events FOR EACH ROW
  WHEN (session_user IN ('anjuan_intake', 'anjuan_classification', 'anjuan_assignment', 'anjuan_supervision', 'anjuan_audit')
    AND split_part(NEW.stream, '-', 1) NOT IN (substr(session_user::text, 8), 'delivery'))
  EXECUTE FUNCTION event_store.refuse_stranger();
`;
