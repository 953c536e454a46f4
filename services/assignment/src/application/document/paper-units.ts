import type { AssignmentEvent, DocumentEvent } from '@anjuan/contracts';
import type { CommandRunner } from '@anjuan/service-kit';
import { evolveUnit, unknownUnit, type CaseEvents, type UnitState } from '../../domain/index.ts';
import { unitStream } from '../register-facts.ts';
import type { PaperUnit } from './draft-context.ts';
import { letterheadDecider, letterheadStream, wordOf, type Letterhead } from './numbering.ts';

/** A unit on paper, with the word of its numbers (机关代字). */
export type SigningUnit = PaperUnit & { readonly word: string };
export type PaperUnits = ReadonlyMap<string, SigningUnit>;

/** Every unit that a case's events name, and others asked for, each with the unit above it. */
export async function paperUnits(runner: CommandRunner, events: CaseEvents, more: readonly string[]): Promise<PaperUnits> {
  const found = new Map<string, SigningUnit>();
  const named = [...new Set([...more, ...events.flatMap(unitsIn)])].filter((code) => code !== '');
  await Promise.all(named.map((code) => add(code)));
  const above = [...found.values()].flatMap(({ parent }) => (parent === null || found.has(parent) ? [] : [parent]));
  await Promise.all([...new Set(above)].map((code) => add(code)));
  return found;

  async function add(code: string): Promise<void> {
    const [unit, letterhead] = await Promise.all([
      runner.load<UnitState, AssignmentEvent>('assignment', unitStream(code), { initialState: unknownUnit, evolve: evolveUnit }),
      runner.load<Letterhead, DocumentEvent>('assignment', letterheadStream(code), letterheadDecider),
    ]);
    const known = unit.status === 'recorded' ? unit : undefined;
    const name = letterhead?.name || known?.name;
    if (name === undefined) return;
    const { phone = '', address = '' } = letterhead ?? {};
    found.set(code, { name, phone, address, parent: known?.parent ?? null, word: wordOf(letterhead, known?.name ?? name) });
  }
}

function unitsIn(event: CaseEvents[number]): readonly string[] {
  return ['unit', 'ofUnit', 'successor'].flatMap((field) => {
    const value: unknown = Object.entries(event).find(([name]) => name === field)?.[1];
    return typeof value === 'string' ? [value] : [];
  });
}
