import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personIdOf, type PersonFacts } from './person-id.ts';

const secret = Buffer.alloc(32, 9);
const nobody: PersonFacts = { idNumber: '', name: '', phone: '', address: '' };
const of = (facts: Partial<PersonFacts>, caseId = 'case-1') => personIdOf({ ...nobody, ...facts }, secret, caseId);
const anyFacts = fc.record({ idNumber: fc.string(), name: fc.string(), phone: fc.string(), address: fc.string() });

// Invented number of area 990101 (no such area), born 1978-11-02; its check character is X by GB 11643.
const number = '99010119781102101X';

describe('the id of a person', () => {
  it('is p- and 32 hex digits, whatever is given, and the same again', () => {
    fc.assert(
      fc.property(anyFacts, fc.string(), (facts, caseId) => {
        const id = personIdOf(facts, secret, caseId);
        expect(id).toMatch(/^p-[0-9a-f]{32}$/);
        expect(personIdOf({ ...facts }, secret, caseId)).toBe(id);
      }),
      { verbose: true },
    );
  });
  it('depends on the identity number alone when a valid one is given', () => {
    fc.assert(
      fc.property(anyFacts, fc.string(), (facts, caseId) => {
        expect(of({ ...facts, idNumber: number }, caseId)).toBe(of({ idNumber: number }));
      }),
      { verbose: true },
    );
  });
  it.each(['９９０１０１１９７８１１０２１０１ｘ', ' 990101 19781102 101x ', '990101781102101'])(
    'is the same for the number written as %s',
    (written) => {
      expect(of({ idNumber: written })).toBe(of({ idNumber: number }));
    },
  );
  it.each(['990101197811021011', '99010119781302101X', '99010119781102', 'E12345678', '不详'])(
    'does not go by %s, which is no resident number',
    (idNumber) => {
      expect(of({ idNumber }, 'case-1')).not.toBe(of({ idNumber }, 'case-2'));
      expect(of({ idNumber, name: '张三', phone: '19900001111' })).toBe(of({ name: '张三', phone: '19900001111' }));
    },
  );
  it('goes by name and phone together when there is no number', () => {
    const id = of({ name: '张 三', phone: '+86 199-0000-1111' }, 'case-1');
    expect(of({ name: '张三', phone: '19900001111；19900002222', address: '别处' }, 'case-2')).toBe(id);
    expect(of({ name: '张四', phone: '19900001111' })).not.toBe(id);
    expect(of({ name: '张三', phone: '19900001112' })).not.toBe(id);
  });
  it.each([
    { name: '张三' },
    { phone: '19900001111' },
    { name: '张三', phone: '12345' },
    { name: '匿名', phone: '19900001111' },
    { name: '匿名群众', phone: '19900001111' },
    {},
  ])('is the case’s own where nobody can be told: %j', (facts) => {
    expect(of(facts, 'case-1')).not.toBe(of(facts, 'case-2'));
    expect(of(facts, 'case-1')).toBe(of({}, 'case-1'));
  });
  it('differs under another secret', () => {
    expect(personIdOf({ ...nobody, idNumber: number }, Buffer.alloc(32, 8), 'c')).not.toBe(of({ idNumber: number }));
  });
});
