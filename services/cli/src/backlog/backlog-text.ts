import type { Language } from '../cli.ts';
import { label } from '../output/labels.ts';
import { printable, printableLines } from '../output/width.ts';

interface LedgerDate {
  readonly precision: string;
  readonly earliest: string;
  readonly latest: string;
  readonly wording: string;
}
type Sealed<Name extends string> = Readonly<Record<Name, string>> | null;

/** The backlog side of a case as `GET /api/cases/{id}/backlog` answers it, as far as it is read here. Amounts are in fen. */
export interface BacklogCaseView {
  readonly caseId: string;
  readonly status: string;
  readonly times: number;
  readonly campaigns: readonly string[];
  readonly watchUntil: string | null;
  readonly leader: { readonly leader: string; readonly assignedOn: string; readonly personal: Sealed<'name' | 'post'> } | null;
  readonly plan: {
    readonly setOn: string;
    readonly policy: string | null;
    readonly steps: readonly {
      readonly step: number;
      readonly text: string | null;
      readonly dueOn: string;
      readonly unit: string;
      readonly doneOn: string | null;
    }[];
  } | null;
  readonly work: readonly { readonly kind: string; readonly workedOn: string; readonly personal: Sealed<'record'> }[];
  readonly reliefs: readonly {
    readonly relief: number;
    readonly amountFen: number;
    readonly requestedOn: string;
    readonly decisions: readonly { readonly approvedFen: number }[];
    readonly payments: readonly { readonly paidFen: number }[];
  }[];
  readonly rows: readonly { readonly sheet: string; readonly row: number; readonly personal: Sealed<'title' | 'leader'> }[];
  readonly entries: readonly { readonly date: LedgerDate | null; readonly cell: string; readonly personal: Sealed<'original'> }[];
  readonly links: readonly { readonly otherCaseId: string; readonly state: string; readonly reasonZh: string; readonly reasonEn: string }[];
}

const statuses: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  absent: ['未列入', 'not listed'],
  listed: ['化解中', 'worked on'],
  reported: ['待验收', 'to be checked'],
  checked: ['验收通过', 'checked'],
  watched: ['稳控期', 'watched'],
  ended: ['已销号', 'struck off'],
  moved: ['台账已转出', 'moved in its ledger'],
};

/** Where a backlog case stands, in words. */
export function statusWord(status: string, language: Language): string {
  return statuses[status]?.[language === 'zh' ? 0 : 1] ?? status;
}

/** A backlog case for reading in a terminal (积案卷). */
export function backlogText(view: BacklogCaseView, language: Language): string {
  const zh = language === 'zh';
  const erased = zh ? '（已删除）' : '(erased)';
  const row = view.rows.at(-1)?.personal;
  const assigned = view.leader;
  const leader = assigned ? `${assigned.personal?.name ?? assigned.leader} ${assigned.personal?.post ?? ''}`.trim() : (row?.leader ?? '');
  const yuan = (fen: number): string => (fen / 100).toFixed(2);
  const lines = [
    `${zh ? '积案' : 'Backlog case'} ${view.caseId}  ${printable(row?.title ?? '')}`,
    `  ${zh ? '状态' : 'State'}  ${statusWord(view.status, language)}${view.times > 1 ? (zh ? `（第 ${view.times} 次列入）` : ` (listed ${view.times} times)`) : ''}`,
    `  ${zh ? '包案领导' : 'Leader'}  ${leader === '' ? '—' : printable(leader)}`,
    ...(view.campaigns.length > 0 ? [`  ${zh ? '专项' : 'Campaigns'}  ${view.campaigns.join(' ')}`] : []),
    ...(view.watchUntil === null ? [] : [`  ${zh ? '稳控至' : 'Watched until'}  ${view.watchUntil}`]),
  ];
  const section = (title: string, entries: readonly string[]): void => {
    if (entries.length > 0) lines.push('', title, ...entries.map((entry) => `  ${entry}`));
  };
  section(
    zh ? '一案一策' : 'Plan',
    view.plan?.steps.map(({ step, text, dueOn, unit, doneOn }) => {
      const when = doneOn === null ? (zh ? `${dueOn} 前` : `by ${dueOn}`) : zh ? `${doneOn} 完成` : `done ${doneOn}`;
      return `${step}. ${printable(text ?? erased)}  ${when}  ${unit}`;
    }) ?? [],
  );
  section(
    zh ? '化解工作' : 'Work',
    view.work.map(
      ({ kind, workedOn, personal }) =>
        `${workedOn}  ${label(kind, language, 'BacklogWorkRecorded.kind')}  ${oneLine(personal?.record ?? erased)}`,
    ),
  );
  section(
    zh ? '救助（元）' : 'Relief (yuan)',
    view.reliefs.map(({ relief, amountFen, decisions, payments }) => {
      const approved = decisions.at(-1)?.approvedFen;
      const decided = approved === undefined ? (zh ? '待审批' : 'undecided') : `${zh ? '批准' : 'approved'} ${yuan(approved)}`;
      return `${relief}. ${zh ? '申请' : 'asked'} ${yuan(amountFen)}，${decided}，${zh ? '已发' : 'paid'} ${yuan(payments.at(-1)?.paidFen ?? 0)}`;
    }),
  );
  section(
    zh ? '关联' : 'Links',
    view.links.map(({ otherCaseId, state, reasonZh, reasonEn }) => `${otherCaseId}  ${state}  ${printable(zh ? reasonZh : reasonEn)}`),
  );
  section(
    `${zh ? '台账原文' : 'The ledger as written'}（${view.entries.length}）`,
    view.entries.map(({ date, cell, personal }) => `${dateText(date, zh)}  ${cell}  ${oneLine(personal?.original ?? erased)}`),
  );
  return lines.join('\n');
}

function oneLine(text: string): string {
  return printableLines(text).join(' ');
}

/** A ledger's date as worded, an imprecise one with its bounds. */
function dateText(date: LedgerDate | null, zh: boolean): string {
  if (date === null) return zh ? '（未注明日期）' : '(no date)';
  if (date.precision === 'imprecise') return `“${printable(date.wording)}” ${date.earliest}–${date.latest}`;
  return date.earliest.slice(0, date.precision === 'month' ? 7 : date.precision === 'year' ? 4 : 10);
}
