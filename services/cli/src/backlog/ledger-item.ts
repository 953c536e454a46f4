import { dateText, type DateField, type LedgerCase, type LedgerEvent, type LedgerLink } from '@anjuan/backlog-ledger';
import type { ImportLedgerRowInput } from '@anjuan/contracts';
import { createHash } from 'node:crypto';
import { manyLines, oneLine } from './clean.ts';
import { petitionerOf } from './registration-item.ts';

const cell = 33_000;

/** The command that takes a ledger's case, its history and its links into supervision (导入台账). `caseIds`: of every case of the ledger, by its key. */
export function ledgerItem(
  one: LedgerCase,
  links: readonly LedgerLink[],
  caseIds: ReadonlyMap<string, string>,
  source: { readonly file: string; readonly asOf: string | null },
): ImportLedgerRowInput {
  const caseId = caseIds.get(one.key) ?? '';
  return {
    ...{ caseId, key: one.key, alternateKeys: [...one.alternateKeys], file: oneLine(source.file, 200), sheet: one.sheet, row: one.row },
    ...{
      asOf: source.asOf,
      state: one.state,
      ledgerNumber: oneLine(one.caseNumber, 80),
      district: oneLine(one.district?.name ?? null, 60),
    },
    ...{ unitName: oneLine(one.unit, 100), people: one.people?.value ?? null, fundsFen: fenOf(one) },
    ...{ firstPetition: dateOf(one.firstPetition), dueOn: dateOf(one.dueDate), closedOn: dateOf(one.closedDate) },
    petitioner: petitionerOf(one),
    ...{ title: oneLine(one.title, 300), leader: oneLine(one.leader, 200), petitioners: manyLines(one.petitionerWording, cell) },
    ...{ facts: manyLines(one.facts, cell), plan: manyLines(one.plan, cell), status: manyLines(one.status?.wording ?? null, cell) },
    ...{ acceptance: manyLines(one.acceptance, cell), remarks: manyLines(one.remarks, cell), others: othersOf(one) },
    entries: entriesOf(one.events),
    links: links
      .filter(({ from }) => from === one.key)
      .flatMap(({ to, kind, evidence, reasonZh, reasonEn }) => {
        const otherCaseId = caseIds.get(to);
        return otherCaseId === undefined || otherCaseId === caseId ? [] : [{ otherCaseId, kind, evidence, reasonZh, reasonEn }];
      }),
  };
}

/**
 * The lines of the history. A line is known by what it says, its date, and which of equal lines it is, and not by its case: the key a case
 * has may change with the number an office gives it, its lines stay.
 */
function entriesOf(events: readonly LedgerEvent[]): ImportLedgerRowInput['entries'] {
  const seen = new Map<string, number>();
  return events.map(({ original, text, date, cell: at }, index) => {
    const mark = `${original.normalize('NFKC').replaceAll(/[\s\p{P}\p{Cf}]/gu, '')}\0${date === null ? '' : dateText(date)}`;
    const occurrence = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, occurrence);
    const key = createHash('sha256').update(`${mark}\0${occurrence}`).digest('hex').slice(0, 32);
    return { key, date, cell: at, place: index + 1, original: manyLines(original, cell) || '-', text: manyLines(text, cell) };
  });
}

function dateOf(field: DateField | null): ImportLedgerRowInput['dueOn'] {
  return field?.date ? { ...field.date, wording: oneLine(field.date.wording, 100) } : null;
}

/** The amount in fen; null where the ledger's unit or number is unknown. */
function fenOf({ funds }: LedgerCase): number | null {
  return funds?.yuan === null || funds === null ? null : Math.round(funds.yuan * 100);
}

/** What the system has no field for, each with its name: nothing of a row is lost. Without addresses of cells, which move when rows are sorted. */
function othersOf(one: LedgerCase): string[] {
  const named: readonly (readonly [name: string, value: string | null])[] = [
    ['案件名称', (one.title?.length ?? 0) > 300 ? one.title : null],
    ['经办人', one.handler],
    ['地点', one.place],
    ['人数', one.people?.wording ?? null],
    ['来访次数', one.visits?.wording ?? null],
    ['首次信访', one.firstPetition?.date ? null : (one.firstPetition?.wording ?? null)],
    ['化解时限', one.dueDate?.date ? null : (one.dueDate?.wording ?? null)],
    ['销号时间', one.closedDate?.date ? null : (one.closedDate?.wording ?? null)],
    ['化解方式', one.method],
    ['资金', one.funds?.wording ?? null],
    ['类别', one.category],
    ['信访形式', one.channel],
    ['列入单位', one.listedBy],
  ];
  return [
    ...named.filter(([, value]) => value !== null).map(([name, value]) => manyLines(`${name}：${value ?? ''}`, cell)),
    ...one.notes.map(({ text }) => manyLines(`批注：${text}`, cell)),
    ...one.extra.map(({ header, text }) => manyLines(`${header}：${text}`, cell)),
  ].slice(0, 200);
}
