import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import type { DomainEvent } from '@anjuan/contracts';
import { evolve, type CaseFile } from './case-file.ts';
import { isShownInFile } from './shown-in-file.ts';

// Real: the fold, and the example of every published event.
const folder = new URL('../../../../../libs/contracts/schemas/', import.meta.url);
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.example.json'))
  .map((file) => {
    const type = file.slice(0, file.indexOf('.'));
    const data = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;
    return { type, data };
  });
const example = (type: string) => examples.find((one) => one.type === type);

function folded(file: CaseFile | null, type: string, data: Record<string, unknown>): CaseFile | null {
  const event: unknown = { ...data, type };
  return evolve(file, 'case-1', event as DomainEvent);
}

describe('the personal parts that a case file shows', () => {
  const registered = folded(null, 'PetitionRegistered', example('PetitionRegistered')?.data ?? {});

  it.each(examples.filter(({ data }) => 'personal' in data))('are those of the events named: $type', ({ type, data }) => {
    const before = type === 'PetitionRegistered' ? null : registered;
    const opened = folded(before, type, data);
    const closed = folded(before, type, { ...data, personal: null });
    expect(JSON.stringify(opened) !== JSON.stringify(closed)).toBe(isShownInFile({ type }));
  });
});
