import { describe, expect, it } from '@jest/globals';
import type { Json } from '@anjuan/contracts';
import fc from 'fast-check';
import { createSecretKey } from 'node:crypto';
import { openText, sealText } from './sealed-text.ts';

const key = createSecretKey(Buffer.alloc(32, 3));
const context = '0197a7c0-0000-7000-8000-000000000001:PetitionRegistered';
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json); // -0 has no JSON
const longText = fc.string({ unit: 'grapheme', minLength: 500, maxLength: 2000 });

describe('a sealed text', () => {
  it('opens to the value that was sealed, short or long', () => {
    fc.assert(
      fc.property(fc.oneof(json, longText), fc.string(), (value, anyContext) => {
        expect(openText(key, anyContext, sealText(key, anyContext, value))).toEqual(value);
      }),
      { verbose: true },
    );
  });
  it('is v1, the iv and the bytes in base64url, and never the same twice', () => {
    const texts = [sealText(key, context, '张三'), sealText(key, context, '张三')];
    for (const text of texts) expect(text).toMatch(/^v1\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]+$/);
    expect(texts[0]).not.toBe(texts[1]);
  });
  it('is shorter than a long value, as long values are deflated first', () => {
    const value = '请求查处拖欠工资，'.repeat(200);
    expect(sealText(key, context, value).length).toBeLessThan(Buffer.byteLength(value) / 4);
  });
  it('does not open when any one character is changed, left out, or added', () => {
    const sealed = [sealText(key, context, { name: '张三' }), sealText(key, context, '门牌'.repeat(300))];
    fc.assert(
      fc.property(
        fc.constantFrom(...sealed),
        fc.nat(),
        fc.constantFrom('A', 'a', '0', '_', '-', '.', '=', '+', ' ', '中'),
        fc.nat(2),
        (text, at, character, cut) => {
          const place = at % text.length;
          const changed = text.slice(0, place) + (cut === 2 ? '' : character) + text.slice(place + Math.min(cut, 1));
          fc.pre(changed !== text);
          expect(() => openText(key, context, changed)).toThrow();
        },
      ),
      { verbose: true, numRuns: 2000 },
    );
  });
  it('does not open in another context or under another key', () => {
    const text = sealText(key, context, '张三');
    expect(() => openText(key, `${context} `, text)).toThrow();
    expect(() => openText(createSecretKey(Buffer.alloc(32, 4)), context, text)).toThrow();
    expect(openText(key, context, text)).toBe('张三');
  });
});
