import type { CaseFile } from '../domain/index.ts';

/** Name of a unit by its code; the code itself where the register does not know it. */
export type UnitNames = (code: string) => string;

/** Codes of the units a case names: the responsible one, those suggested, and those supervised. */
export function unitCodesOf(file: CaseFile): (string | null)[] {
  const { orders = [], suggestions = [], interviews = [] } = file.supervision ?? {};
  const supervised = [...orders, ...suggestions, ...interviews].map(({ unit }) => unit);
  return [file.unit, ...(file.suggestion?.units.map(({ unit }) => unit) ?? []), ...supervised];
}

/** The case as the interface shows it: flat, with names beside codes. */
export function caseView(file: CaseFile, unitName: UnitNames): Record<string, unknown> {
  const { personal, personId: _personId, suggestion, supervision, ...rest } = file;
  const named = <Item extends { readonly unit: string }>(items: readonly Item[] = []) =>
    items.map((item) => ({ ...item, unitName: unitName(item.unit) }));
  return {
    ...rest,
    unitName: file.unit === null ? null : unitName(file.unit),
    title: personal?.title ?? null,
    petitionerName: personal?.petitioner.name ?? null,
    petitioner: personal?.petitioner ?? null,
    target: personal?.target ?? null,
    text: personal?.text ?? null,
    suggestion: suggestion && { ...suggestion, units: suggestion.units.map((unit) => ({ ...unit, unitName: unitName(unit.unit) })) },
    supervision: {
      orders: named(supervision?.orders),
      suggestions: named(supervision?.suggestions),
      interviews: named(supervision?.interviews),
    },
  };
}
