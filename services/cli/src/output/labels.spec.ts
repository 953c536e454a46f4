import { describe, expect, it } from '@jest/globals';
import { eventCatalog, jsonSchemaOf } from '@anjuan/contracts';
import { caseStates, clockRules } from '@anjuan/regulation';
import { fieldLabel, label } from './labels.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
interface Part {
  readonly event: string;
  readonly name: string;
  readonly parent: string;
  readonly codes: readonly string[];
}
/** What the reader is not shown, or never sees by its name. */
const silent = ['type', 'personId', 'key', 'alternateKeys', 'fingerprint'];

/** Every field of an event with the codes it may hold, those within others too. */
function partsOf(event: string, schema: Schema, name = '', parent = ''): readonly Part[] {
  const own = name === '' || silent.includes(name) ? [] : [{ event, name, parent, codes: schema.enum ?? [] }];
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap((one) => partsOf(event, one, name, parent));
  const fields = Object.entries(schema.properties ?? {});
  // What is suggested is read as the field that it is suggested for.
  return [...own, ...inner, ...fields.flatMap(([part, one]) => partsOf(event, one, part === 'value' ? name : part, name))];
}
const parts = eventCatalog.flatMap((definition) => partsOf(definition.type, jsonSchemaOf(definition) as Schema));
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

describe('the labels of the line tool', () => {
  it('name every field of every event in both languages', () => {
    const nameless = parts.filter(
      ({ name, parent }) => !isChinese(fieldLabel(name, 'zh', parent)) || isChinese(fieldLabel(name, 'en', parent)),
    );
    expect(nameless.map(({ event, name }) => `${event}.${name}`)).toEqual([]);
  });

  it('say every code of every event in both languages', () => {
    const coded = parts.filter(({ codes }) => codes.length > 0);
    expect(coded.length).toBeGreaterThan(60);
    const unsaid = coded.flatMap(({ event, name, codes }) =>
      codes
        .filter((code) => !isChinese(label(code, 'zh', name)) || isChinese(label(code, 'en', name)))
        .map((code) => `${event}.${name}: ${code}`),
    );
    expect(unsaid).toEqual([]);
  });

  it('say every state of a case and of a clock, and every clock', () => {
    const said: readonly (readonly [string, readonly string[]])[] = [
      ['state', caseStates.codes],
      ['clock', clockRules.map(({ clock }) => clock)],
      ['clockState', ['running', 'expired', 'paused', 'met', 'late', 'cancelled', 'lapsed']],
    ];
    for (const [field, codes] of said)
      expect(codes.filter((code) => !isChinese(label(code, 'zh', field)) || label(code, 'en', field) === '')).toEqual([]);
  });

  it('leave a code that is new to the program as it is', () => {
    expect([label('on-the-moon', 'zh', 'kind'), label('toString', 'en', 'constructor'), label(null, 'zh', 'kind')]).toEqual([
      'on-the-moon',
      'toString',
      '',
    ]);
  });
});
