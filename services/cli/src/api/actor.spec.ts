import { describe, expect, it } from '@jest/globals';
import { parseActor } from './actor.ts';

describe('--as', () => {
  it('names account, role and unit; role and unit may be left out', () => {
    expect(parseActor('zhang3:dispatcher:S002')).toEqual({ id: 'zhang3', role: 'dispatcher', unit: 'S002' });
    expect(parseActor('zhang3')).toEqual({ id: 'zhang3', role: 'operator', unit: '' });
  });
  it.each(['', ':dispatcher', '张三:dispatcher:S002', 'a:b:c:d', 'a:Dispatcher', 'a;role=x:dispatcher', 'a\r\nx: y'])(
    'refuses %j, which is no header value',
    (text) => {
      expect(() => parseActor(text)).toThrow(expect.objectContaining({ exit: 2 }));
    },
  );
});
