// Writes the JSON Schema of every event version that has none yet into schemas/. A published file is never overwritten: a change of an
// event is a new version and an upcaster. Run: node --conditions=source libs/contracts/scripts/write-schemas.mjs
import { existsSync, writeFileSync } from 'node:fs';
import { eventCatalog, jsonSchemaOf } from '../src/index.ts';

for (const definition of eventCatalog) {
  const file = new URL(`../schemas/${definition.type}.v${definition.version}.json`, import.meta.url);
  if (existsSync(file)) continue;
  writeFileSync(file, `${JSON.stringify(jsonSchemaOf(definition), null, 2)}\n`);
  console.log(`written: ${definition.type}.v${definition.version}.json; write its example by hand beside it`);
}
