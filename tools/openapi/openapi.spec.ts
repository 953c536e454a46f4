import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assignmentOperations,
  auditOperations,
  classificationOperations,
  intakeOperations,
  supervisionOperations,
  systemOperations,
} from '@anjuan/standalone';
import { openApiOf } from '@anjuan/service-kit';
import { version } from '@anjuan/standalone';

const file = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));

describe('docs/openapi.json', () => {
  const operations = [
    ...[...intakeOperations, ...classificationOperations, ...assignmentOperations, ...supervisionOperations],
    ...[...auditOperations, ...systemOperations],
  ];

  it('is what the services serve (ANJUAN_WRITE_OPENAPI=1 writes it anew)', () => {
    const document = `${JSON.stringify(openApiOf(operations, version), null, 2)}\n`;
    if (process.env['ANJUAN_WRITE_OPENAPI'] === '1') writeFileSync(file, document);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(document));
  });

  it('names every operation once', () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const places = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
