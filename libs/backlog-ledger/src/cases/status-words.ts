/** Where a case stands, as the ledger says it (化解状态). The wording is kept beside it. */
export type LedgerStatus =
  'unresolved' | 'in-progress' | 'partly-resolved' | 'mostly-resolved' | 'resolved' | 'procedure-ended' | 'contained' | 'stalled';

/** The first row that fits counts; white space and brackets are left out before. */
const statusWords: readonly (readonly [pattern: RegExp, status: LedgerStatus])[] = [
  [/^未(化解|办结|解决|销号|结)|^否$/, 'unresolved'],
  [/^部分(化解|解决|办结)/, 'partly-resolved'],
  [/^基本(化解|解决|办结)/, 'mostly-resolved'],
  [/^(拟|待|准备).*(终结|化解|办结)|未(付|兑现)|^(正在|化解中|推进|办理中|在办|处理中|跟进|落实中)/, 'in-progress'],
  [/终结|终审|三级终结/, 'procedure-ended'],
  [/稳控|稳定|息诉稳控/, 'contained'],
  [/搁置|停滞|中止|暂停|无进展/, 'stalled'],
  [/^(已|全部|完全)?(化解|办结|解决|销号|结案|完成)|息访|停访|息诉|罢访|案结事了|^是$/, 'resolved'],
];

/** Null when the wording is none of those known. */
export function statusOf(wording: string): LedgerStatus | null {
  const plain = wording.normalize('NFKC').replace(/\s|\([^)]*\)/g, '');
  return statusWords.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
