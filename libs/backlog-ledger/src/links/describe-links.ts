import type { LedgerCase } from '../cases/ledger-case.ts';
import { repeatedKey } from '../cases/keys.ts';
import type { LedgerLink } from '../ledger.ts';
import type { DraftLink, LinkEvidence, LinkKind } from './links.ts';

const evidenceWords: Readonly<Record<LinkEvidence, readonly [zh: string, en: string]>> = {
  'id-number': ['身份证号相同', 'the same identity number'],
  'name-and-phone': ['姓名、电话相同', 'the same name and phone'],
  'variant-name-and-phone': ['姓名写法相近、电话相同', 'a similar name and the same phone'],
};
const kindWords: Readonly<Record<LinkKind, readonly [zh: string, en: string]>> = {
  'same-case': ['疑为同一案', 'probably one case'],
  'petitioner-within': ['疑为另一案多名信访人中的一人', 'probably one of the several petitioners of the other case'],
  'same-petitioner': ['同一信访人，案情似不相同', 'the same petitioner, apparently with another matter'],
};

/** Links with the keys and addresses of their cases, and a reason that names no person. */
export function describeLinks(links: readonly DraftLink[], cases: readonly LedgerCase[]): LedgerLink[] {
  return links.flatMap(({ kind, from, to, evidence, namesDiffer }) => {
    const [a, b] = [cases[from], cases[to]];
    if (!a || !b) return [];
    const differ = namesDiffer && evidence === 'id-number';
    const [zh, en] = evidenceWords[evidence];
    return [
      {
        key: repeatedKey([a.key, b.key].sort().join(' '), 1),
        ...{ kind, evidence, from: a.key, to: b.key, fromCell: cellOf(a), toCell: cellOf(b) },
        reasonZh: `${zh}${differ ? '（姓名写法不同）' : ''}，${kindWords[kind][0]}`,
        reasonEn: `${en}${differ ? ' (the names are written differently)' : ''}; ${kindWords[kind][1]}`,
      },
    ];
  });
}

/** Cases when those linked as one are counted once. */
export function distinctCases(count: number, links: readonly DraftLink[]): number {
  const parent = Array.from({ length: count }, (_, index) => index);
  const root = (index: number): number => {
    const above = parent[index] ?? index;
    return above === index ? index : root(above);
  };
  for (const { kind, from, to } of links) if (kind !== 'same-petitioner') parent[root(from)] = root(to);
  return parent.filter((above, index) => above === index).length;
}

function cellOf({ sheet, row, cells }: LedgerCase): LedgerLink['fromCell'] {
  return { sheet, cell: cells.petitioner ?? cells.title ?? `A${row}` };
}
