import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { definitionOf, eventCatalog, jsonSchemaOf, upcast, type JsonObject } from './index.ts';

// Stored events are read for ever, so what `schemas/` holds of a version never changes: the schema as published, and an event written by
// hand when it was. A changed event is a new version with an upcaster; scripts/write-schemas.mjs writes the files that are missing.
const folder = new URL('../schemas/', import.meta.url);
const files = readdirSync(folder);
const nameOf = ({ type, version }: { readonly type: string; readonly version: number }): string => `${type}.v${version}`;
const versions = eventCatalog.map((definition) => [nameOf(definition), definition] as const);

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;
}

describe('the published events', () => {
  it('stand in the folder version by version, none missing and none left over', () => {
    expect(files.toSorted()).toEqual(versions.flatMap(([name]) => [`${name}.json`, `${name}.example.json`]).toSorted());
  });
  it('have one definition per version', () => {
    expect(new Set(versions.map(([name]) => name)).size).toBe(versions.length);
  });
});

describe.each(versions)('%s', (name, definition) => {
  it('has the schema it was published with', () => {
    expect(jsonSchemaOf(definition)).toEqual(read(`${name}.json`));
  });
  it('reads the event of its day unchanged', () => {
    const example = read(`${name}.example.json`);
    expect(definition.schema.parse(example)).toEqual(example);
  });
  it('reads it also after the person was erased', () => {
    const example = read(`${name}.example.json`);
    const erased = 'personal' in example ? { ...example, personal: null } : example;
    expect(definition.schema.parse(erased)).toEqual(erased);
  });
  it('names the person whose key seals its personal part', () => {
    const example = read(`${name}.example.json`);
    expect('personal' in example ? typeof example['personId'] : 'string').toBe('string');
  });
  it('is read as the newest version', () => {
    const { type, ...data } = read(`${name}.example.json`) as JsonObject;
    expect(definitionOf(definition.type).schema.safeParse({ type, ...upcast(definition.type, definition.version, data) }).success).toBe(
      true,
    );
  });
  it('refuses a field it does not know', () => {
    expect(definition.schema.safeParse({ ...read(`${name}.example.json`), unheardOf: 1 }).success).toBe(false);
  });
});
