import { describe, expect, it } from '@jest/globals';
import { InvalidAppend } from '../../errors.ts';
import { codeOf, isTransient, refusalOf, unavailable } from './failures.ts';

const named = (type: string) => Object.assign(new Error('张三'), { type });
const numbered = (code: number) => Object.assign(new Error('张三'), { code });

describe("KurrentDB's errors", () => {
  it.each(['stream-deleted', 'stream-tombstoned', 'maximum-append-size-exceeded', 'append-record-size-exceeded'])(
    '%s can never succeed',
    (type) => {
      expect(refusalOf(named(type))).toBeInstanceOf(InvalidAppend);
    },
  );
  it.each([named('access-denied'), named('invalid-argument'), numbered(7), numbered(16)])('%p is not repeated', (error) => {
    expect([isTransient(error), refusalOf(error)]).toEqual([false, undefined]);
  });
  it.each([named('unavailable'), named('cancelled'), named('unknown'), named('not-leader'), numbered(14), new Error('socket')])(
    '%p is worth repeating',
    (error) => {
      expect(isTransient(error)).toBe(true);
    },
  );
  it('are named by their code, never by their text, which may quote what was sent', () => {
    expect(unavailable(named('unavailable')).message).toBe('事件库没有应答 / the event store did not answer (unavailable)');
    expect([codeOf(numbered(14)), codeOf('text')]).toEqual(['gRPC 14', 'no code']);
  });
});
