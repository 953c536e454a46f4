import type { BacklogState } from './state.ts';

/**
 * Whether a row of a ledger is the case under which one of its keys stands (同一案). A number of an office's list may be another office's too:
 * so beside it the person must be the same, or a key that the row has by title and name.
 */
export function isRowOf(
  row: { readonly key: string; readonly alternateKeys: readonly string[] },
  personId: string,
  state: BacklogState,
): boolean {
  if (state.status === 'absent') return false;
  if (state.personId === personId) return true;
  const own = row.alternateKeys.length === 0 ? [row.key] : row.alternateKeys;
  return own.some((key) => state.rows[key] !== undefined || state.aliases.includes(key));
}
