import { types } from 'node:util';

/** SQLSTATE classes and codes that say nothing of the statement: connection, login, resources, shutdown, standby, schema not there. */
const states = /^(08|28|3D000|3F000|42P01|42501|53|57P|58|25006)/;

/** Codes of the system when the way to a server or the machine failed. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENETDOWN', 'EHOSTDOWN', 'ENOSPC', 'EMFILE', 'ENFILE', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'],
]);

const names = new Set(['EventStoreUnavailable', 'TimeoutError', 'DriverAlreadyReleasedError', 'ConnectionIsNotSetError']);

/**
 * True when the error says that something needed by every case is down (database, store, a machine on the way), so that the same delivery is to
 * be tried again for ever, and no case is to blame. Looks through the causes and what a driver wrapped; an error may say it of itself (`outage`).
 */
export function isOutage(error: unknown): boolean {
  for (let at = error, depth = 0; isError(at) && depth < 8; depth += 1) {
    if (names.has(at.name)) return true;
    if ('outage' in at && typeof at.outage === 'boolean') return at.outage;
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (codes.has(code) || (/^[0-9A-Z]{5}$/.test(code) && states.test(code))) return true;
    if ('errors' in at && Array.isArray(at.errors) && at.errors.some(isOutage)) return true;
    // A driver's error that is no answer of the database comes from its socket or its pool.
    if ('driverError' in at && isError(at.driverError) && !('severity' in at.driverError)) return true;
    at = 'driverError' in at && isError(at.driverError) ? at.driverError : at.cause;
  }
  return false;
}

// Also one that was made in another realm of the same process, as the platform's own are where code runs in a context.
function isError(value: unknown): value is Error {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Error.isError is not among the compiler's types yet
  return value instanceof Error || types.isNativeError(value);
}

/** Class, code and place of an error: enough to find the fault, and nothing that could repeat a value. */
export function faultOf(error: unknown): { readonly error: string; readonly message: string } {
  if (!isError(error)) return { error: 'unknown', message: '' };
  const inner = 'driverError' in error && isError(error.driverError) ? error.driverError : error;
  const parts: string[] = [];
  for (const field of ['code', 'constraint', 'schema', 'table', 'column', 'dataType', 'routine']) {
    const value: unknown = Reflect.get(inner, field);
    if (typeof value === 'string' && value !== '') parts.push(`${field} ${value}`);
  }
  const place = /^ {4}at .*$/m.exec(error.stack ?? '')?.[0].trim();
  return { error: error.name, message: [...parts, ...(place === undefined ? [] : [place])].join(', ') };
}

/** Class of an error, for statuses and logs. */
export function errorName(error: unknown): string {
  return isError(error) ? error.name : 'unknown';
}
