import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { formatPosition, type RecordedEvent } from '@anjuan/contracts';
import fc from 'fast-check';
import { topicOwners } from '../topics/owners.ts';
import { decodeRecord, type RawRecord } from './decode-record.ts';
import { encodeRecord, type EncodedRecord } from './encode-record.ts';
import { MalformedRecord } from './malformed-record.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const number = fc.nat();
const place = fc.record({ transaction: fc.bigInt(0n, 2n ** 62n), sequence: fc.bigInt(0n, 2n ** 62n) });
const moment = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
const owner = fc.constantFrom(...topicOwners);
const events = fc.record({
  id: fc.uuid(),
  type: name,
  schemaVersion: number,
  caseId: name,
  causationId: fc.option(name),
  correlationId: name,
  actor: fc.record({ id: name, role: name, unit: text }),
  occurredAt: moment,
  data: fc.dictionary(
    name,
    fc.jsonValue({ noNegativeZero: true } as never).map((value) => JSON.parse(JSON.stringify(value)) as never),
  ),
  stream: fc.tuple(owner, name).map(([category, id]) => `${category}-${id}`),
  revision: number,
  position: place,
  recordedAt: moment,
});

/** As it comes from a topic: every part in bytes. */
function onTheWire(record: EncodedRecord): RawRecord & { headers: Record<string, Buffer> } {
  const headers = Object.fromEntries(Object.entries(record.headers).map(([header, value]) => [header, Buffer.from(value)]));
  return { key: Buffer.from(record.key), value: Buffer.from(record.value), headers };
}

const example: RecordedEvent = {
  id: '0198c0de-0000-7000-8000-00000000a001',
  type: 'PetitionRegistered',
  schemaVersion: 2,
  caseId: 'c-2026-000017',
  causationId: null,
  correlationId: 'entrance-17',
  actor: { id: 'u-7', role: 'intake-clerk', unit: '' },
  occurredAt: new Date('1998-05-04T16:00:00.000Z'),
  data: { channel: 'letter', title: '拖欠农民工工资', sealed: 'AAECAwQ=' },
  stream: 'intake-c-2026-000017',
  revision: 0,
  position: { transaction: 812n, sequence: 40_960n },
  recordedAt: new Date('2026-03-01T01:02:03.004Z'),
};
const before = { previous: '811.40959', preceding: 'classification:809.40950,assignment:790.40001' };

describe('an event on its way through a topic', () => {
  it('comes back as it went in, with what stands before it', () => {
    fc.assert(
      fc.property(events, place, fc.uniqueArray(fc.tuple(owner, place), { selector: ([key]) => key }), (event, previous, preceding) => {
        const places = preceding.map(([key, position]) => `${key}:${formatPosition(position)}`).join(',');
        const decoded = decodeRecord(onTheWire(encodeRecord(event, { previous: formatPosition(previous), preceding: places })));
        expect(decoded).toEqual({ event, owner: event.stream.split('-', 1)[0], previous, preceding: new Map(preceding) });
      }),
      { verbose: true },
    );
  });

  it('has exactly the headers, key and value of the golden file', () => {
    const golden: unknown = JSON.parse(readFileSync(new URL('golden/petition-registered.json', import.meta.url), 'utf8'));
    expect(encodeRecord(example, before)).toEqual(golden);
  });

  it('names its cause where it has one', () => {
    expect(encodeRecord({ ...example, causationId: 'e-1' }, before).headers['ce_causationid']).toBe('e-1');
  });
});

describe('a record that is no event of ours', () => {
  const good = onTheWire(encodeRecord(example, before));
  const faultOf = (record: RawRecord) => {
    try {
      decodeRecord(record);
    } catch (error) {
      if (error instanceof MalformedRecord) return [error.part, error.rule];
      throw error;
    }
    return 'read';
  };
  const withHeader = (header: string, value: string) => ({ ...good, headers: { ...good.headers, [header]: Buffer.from(value) } });

  it.each(Object.keys(good.headers))('is refused without its header %s', (header) => {
    const { [header]: _, ...headers } = good.headers;
    expect(faultOf({ ...good, headers })).toEqual([header, 'missing']);
  });

  it.each([
    ['ce_specversion', '0.3', 'not-the-expected-value'],
    ['content-type', 'text/plain', 'not-the-expected-value'],
    ['ce_subject', 'c-2', 'not-the-expected-value'],
    ['ce_partitionkey', 'c-2', 'not-the-expected-value'],
    ['ce_source', '/anjuan/assignment', 'not-the-expected-value'],
    ['ce_dataschema', 'urn:anjuan:PetitionRegistered:1', 'not-the-expected-value'],
    ['ce_stream', 'elsewhere-1', 'not-an-owner'],
    ['ce_position', '12', 'not-a-position'],
    ['ce_previous', '-1.0', 'not-a-position'],
    ['ce_preceding', 'intake', 'not-an-owner'],
    ['ce_preceding', 'intake:x', 'not-a-position'],
    ['ce_preceding', 'intake:1.1,intake:2.2', 'repeated'],
    ['ce_schemaversion', '1.5', 'not-a-whole-number'],
    ['ce_revision', '-1', 'not-a-whole-number'],
    ['ce_time', 'yesterday', 'not-a-time'],
    ['ce_recordedat', '2026-13-01T00:00:00Z', 'not-a-time'],
  ])('is refused with %s = %s', (header, value, rule) => {
    expect(faultOf(withHeader(header, value))).toEqual([header, rule]);
  });

  it.each([
    [{ ...good, key: null }, ['key', 'missing']],
    [{ ...good, value: null }, ['value', 'missing']],
    [{ ...good, value: Buffer.from('{"name":') }, ['value', 'not-a-json-object']],
    [{ ...good, value: Buffer.from('[1]') }, ['value', 'not-a-json-object']],
    [{ ...good, headers: { ...good.headers, ce_id: [Buffer.from('a'), Buffer.from('b')] } }, ['ce_id', 'repeated']],
  ])('is refused when a part is missing, broken or there twice (%#)', (record, fault) => {
    expect(faultOf(record)).toEqual(fault);
  });

  it('is told of in both languages without its value', () => {
    const secret = { ...good, value: Buffer.from('{"phone": 13800000000') };
    expect(() => decodeRecord(secret)).toThrow("消息的 value 不是 JSON 对象 / the record's value is not a json object");
    expect(() => decodeRecord(secret)).not.toThrow(/138/);
  });
});
