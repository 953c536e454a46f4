import pg from 'pg';

/** SQLSTATE classes and codes after which the same statement may succeed: connection, resources, shutdown, standby, deadlock, serialization. */
const transient = /^(08|53|57P|58|40001|40P01|55P03|25006|57014)/;

/** True when repeating can help: the server or the way to it failed, not the statement. */
export function isTransient(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return transient.test(error.code ?? '') || isRotation(error);
  return true; // everything else comes from the socket or the pool
}

/** The check that stands on the newest partition only while it is being cut (see rotateEventStore). */
function isRotation(error: pg.DatabaseError): boolean {
  return error.code === '23514' && error.constraint === 'rotation_bound';
}

/** The SQLSTATE or the system's code, for messages: never the text of the error, which may quote values. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
}
