import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '@anjuan/event-store';
import { problemTextOf } from './problem-filter.ts';

describe('an error that leaves as a problem', () => {
  it.each([
    ['the store', new EventStoreUnavailable('away')],
    ['a port that nobody listens on', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    ['a server that shuts down', Object.assign(new Error('x'), { code: '57P01', severity: 'FATAL' })],
    ['something that says so itself', Object.assign(new Error('x'), { outage: true })],
  ])('asks to try again later where %s is away', (_what, error) => {
    expect(problemTextOf(error)).toMatchObject({ status: 503, code: 'store-unavailable' });
  });
  it('is internal where the program is at fault', () => {
    expect(problemTextOf(new TypeError('x'))).toMatchObject({ status: 500, code: 'internal' });
  });
});
