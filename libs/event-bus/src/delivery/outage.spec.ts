import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '@anjuan/event-store';
import { faultOf, isOutage } from './outage.ts';

const withCode = (code: string, more: object = {}): Error => Object.assign(new Error('秘密'), { code, ...more });
const wrapped = (driverError: Error): Error =>
  Object.assign(new Error('秘密', { cause: driverError }), { name: 'QueryFailedError', driverError });

describe('what is down', () => {
  it.each([
    ['the store', new EventStoreUnavailable('away')],
    ['a port that nobody listens on', withCode('ECONNREFUSED')],
    ['several addresses of which none answers', new AggregateError([withCode('ECONNREFUSED'), withCode('EHOSTUNREACH')])],
    ['a database that shuts down', withCode('57P01', { severity: 'FATAL' })],
    ['a disk that is full', withCode('53100', { severity: 'ERROR' })],
    ['a login that is refused', withCode('28P01', { severity: 'FATAL' })],
    ['a connection that ended in the middle, behind the mapper', wrapped(new Error('Connection terminated'))],
    ['what says so itself', Object.assign(new Error('x'), { outage: true })],
    ['whatever caused it', new Error('x', { cause: new Error('y', { cause: withCode('ECONNRESET') }) })],
  ])('is %s', (_what, error) => {
    expect(isOutage(error)).toBe(true);
  });
  it.each([
    ['a value that a column refuses', wrapped(withCode('22001', { severity: 'ERROR' }))],
    ['a constraint', wrapped(withCode('23514', { severity: 'ERROR' }))],
    ['what says that it is not', Object.assign(new Error('x', { cause: withCode('ECONNRESET') }), { outage: false })],
    ['a fault in the program', new TypeError('x is undefined')],
    ['what is no error at all', 'text'],
    ['a cause that goes in circles', circle()],
  ])('is not %s', (_what, error) => {
    expect(isOutage(error)).toBe(false);
  });
});

function circle(): Error {
  const error = new Error('x');
  error.cause = error;
  return error;
}

describe('what is told of an error', () => {
  it('is its class, code, constraint and place, and never its text', () => {
    const told = faultOf(
      wrapped(withCode('23505', { severity: 'ERROR', constraint: 'unit_pkey', detail: 'Key (code)=(秘密)', table: 'unit' })),
    );
    expect(told.error).toBe('QueryFailedError');
    expect(told.message).toMatch(/^code 23505, constraint unit_pkey, table unit, at /);
    expect(JSON.stringify(told)).not.toContain('秘密');
  });
});
