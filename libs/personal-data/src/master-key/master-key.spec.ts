import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inspect } from 'node:util';
import { deriveSecret, masterKeyOf, parseMasterKeys } from './master-key.ts';

const zeros = Buffer.alloc(32);
const ones = Buffer.alloc(32, 1);
const failure = (text: string): unknown => {
  try {
    return parseMasterKeys(text, 'ANJUAN_MASTER_KEY');
  } catch (error) {
    return error;
  }
};

describe('a master key', () => {
  it('reads the same key from hex, base64 and base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const key = Buffer.from(bytes);
        for (const encoding of ['hex', 'base64', 'base64url'] as const) {
          expect(parseMasterKeys(`\n ${key.toString(encoding)} \n`, 'here').current.key.export()).toEqual(key);
        }
      }),
      { verbose: true },
    );
  });
  it('is named by the first 8 hex digits of its SHA-256', () => {
    expect(masterKeyOf(zeros).id).toBe('66687aad'); // sha256 of 32 zero bytes begins so
  });
  it('lists the newest key first and derives from the oldest', () => {
    const keys = parseMasterKeys(`# newest first\n${ones.toString('hex')}, ${zeros.toString('base64')}`, 'here');
    expect(keys.current.id).toBe(masterKeyOf(ones).id);
    expect(keys.root.id).toBe('66687aad');
    expect([...keys.byId.keys()]).toEqual([keys.current.id, keys.root.id]);
  });
  it.each([
    ['nothing', ' # only a remark', 'empty'],
    ['31 bytes', Buffer.alloc(31).toString('hex'), 'bad-format'],
    ['33 bytes', Buffer.alloc(33).toString('base64'), 'bad-format'],
    ['a pass phrase', 'correct-horse', 'bad-format'],
    ['the same key twice', `${zeros.toString('hex')} ${zeros.toString('base64')}`, 'same-key-twice'],
  ])('refuses %s', (_what, text, code) => {
    expect(failure(text)).toMatchObject({ name: 'MasterKeyError', code });
  });
  it('says in both languages what is wrong, without the key', () => {
    const secret = 'a'.repeat(63);
    const message = String(failure(secret));
    expect(message).toMatch(/ANJUAN_MASTER_KEY 主密钥应为 32 字节.*a master key has 32 bytes/);
    expect(message).not.toContain(secret);
  });
  it('shows nothing of itself when it is printed or written as JSON', () => {
    const bytes = Buffer.from('0123456789abcdef0123456789abcdef');
    const shown = inspect(masterKeyOf(bytes), { depth: 5 }) + JSON.stringify(masterKeyOf(bytes));
    for (const encoding of ['hex', 'base64', 'latin1'] as const) expect(shown).not.toContain(bytes.toString(encoding));
  });
});

describe('a derived secret', () => {
  it('is HKDF-SHA-256 with the salt anjuan and the purpose as info', () => {
    // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:00…00 -kdfopt salt:anjuan -kdfopt info:person-id HKDF
    expect(deriveSecret(masterKeyOf(zeros), 'person-id').toString('hex')).toBe(
      'e3c24c6efe2e74fd9f37bb9f502f133a8651a7a540e734aaa03fad927ded2007',
    );
  });
  it('differs by purpose and by key', () => {
    const secrets = [zeros, ones].flatMap((key) =>
      ['person-id', 'tokens'].map((purpose) => deriveSecret(masterKeyOf(key), purpose).toString('hex')),
    );
    expect(new Set(secrets).size).toBe(4);
  });
});
