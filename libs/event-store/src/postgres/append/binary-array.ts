/*
 * PostgreSQL's binary form of one-dimensional arrays: number of dimensions, null flag, element type, length, lower bound, then each
 * element with its length. No escaping and no parsing on either side; pg sends a Buffer as a binary parameter.
 */
const oid = { bool: 16, int8: 20, int4: 23, text: 25, json: 114, timestamptz: 1184, uuid: 2950 } as const;
const headerBytes = 20;
const nullLength = -1;

function start(bytes: number, type: number, length: number, hasNull: boolean): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + bytes);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNull ? 1 : 0, 4);
  buffer.writeInt32BE(type, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}

export function int4Array(values: readonly number[]): Buffer {
  const buffer = start(values.length * 8, oid.int4, values.length, false);
  let at = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(4, at);
    buffer.writeInt32BE(value, at + 4);
    at += 8;
  }
  return buffer;
}

export function boolArray(values: readonly boolean[]): Buffer {
  const buffer = start(values.length * 5, oid.bool, values.length, false);
  let at = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(1, at);
    buffer.writeUInt8(value ? 1 : 0, at + 4);
    at += 5;
  }
  return buffer;
}

export function int8Array(values: readonly number[]): Buffer {
  return eightBytes(values.map(BigInt), oid.int8);
}

const postgresEpoch = BigInt(Date.UTC(2000, 0, 1));

/** One moment alone, in microseconds since 2000: no array. */
export function timestamptz(value: Date): Buffer {
  const buffer = Buffer.allocUnsafe(8);
  buffer.writeBigInt64BE(microseconds(value));
  return buffer;
}

export function timestamptzArray(values: readonly Date[]): Buffer {
  return eightBytes(values.map(microseconds), oid.timestamptz);
}

function microseconds(value: Date): bigint {
  return (BigInt(value.getTime()) - postgresEpoch) * 1000n;
}

function eightBytes(values: readonly bigint[], type: number): Buffer {
  const buffer = start(values.length * 12, type, values.length, false);
  let at = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(8, at);
    buffer.writeBigInt64BE(value, at + 4);
    at += 12;
  }
  return buffer;
}

export function uuidArray(values: readonly string[]): Buffer {
  const buffer = start(values.length * 20, oid.uuid, values.length, false);
  let at = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(16, at);
    buffer.write(value.replaceAll('-', ''), at + 4, 16, 'hex');
    at += 20;
  }
  return buffer;
}

export function textArray(values: readonly (string | null)[]): Buffer {
  return texts(values, oid.text);
}

/** The values are JSON texts; PostgreSQL checks them. */
export function jsonArray(values: readonly string[]): Buffer {
  return texts(values, oid.json);
}

function texts(values: readonly (string | null)[], type: number): Buffer {
  let bytes = 0;
  let hasNull = false;
  for (const value of values) {
    if (value === null) hasNull = true;
    bytes += 4 + (value === null ? 0 : Buffer.byteLength(value));
  }
  const buffer = start(bytes, type, values.length, hasNull);
  let at = headerBytes;
  for (const value of values) {
    const written = value === null ? nullLength : buffer.write(value, at + 4);
    buffer.writeInt32BE(written, at);
    at += 4 + Math.max(written, 0);
  }
  return buffer;
}
