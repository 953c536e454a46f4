import type { CaseView, History } from '../api/types.ts';
import type { Language } from '../cli.ts';
import { pad, printable, printableLines, width } from '../output/width.ts';
import { shanghaiTime } from '../output/time.ts';
import { caseFacts, clockLine, relationLine } from './case-facts.ts';
import type { Detail } from './event-details.ts';
import { storyOf, type Entry } from './story.ts';

/** A case for reading in a terminal (案件). */
export function caseText(view: CaseView, language: Language): string {
  const zh = language === 'zh';
  const lines = [
    `${zh ? '案件' : 'Case'} ${[...new Set([view.caseId, view.registrationNumber])].join('  ')}`,
    ...aligned(caseFacts(view, language), '  '),
  ];
  section(lines, zh ? '时限' : 'Clocks', view.clocks.map((clock) => clockLine(clock, language))); // prettier-ignore
  section(lines, zh ? '关联' : 'Relations', view.relations.map((relation) => relationLine(relation, language))); // prettier-ignore
  return lines.join('\n');
}

/** A replayed case for reading in a terminal: its state at the moment, then every event to it (案件回放). */
export function historyText(history: History, language: Language): string {
  const zh = language === 'zh';
  const moment = history.at === null ? (zh ? '现在' : 'now') : shanghaiTime(history.at);
  const head = zh ? `截至 ${moment}（北京时间）` : `As of ${moment} (Asia/Shanghai)`;
  const state = history.state ? caseText(history.state, language) : zh ? '当时尚未登记。' : 'Not registered by then.';
  const count = zh ? `经过（${history.events.length} 条）` : `Timeline (${history.events.length} events)`;
  return [head, state, '', count, ...storyOf(history, language).flatMap((entry) => entryLines(entry, zh))].join('\n');
}

function entryLines({ number, time, title, who, why, recorded, details }: Entry, zh: boolean): string[] {
  const facts: Detail[] = [
    { name: zh ? '办理人' : 'Who', text: who },
    { name: zh ? '缘由' : 'Why', text: why },
    ...(recorded === null ? [] : [{ name: zh ? '录入时间' : 'Recorded', text: recorded }]),
    ...details,
  ];
  return ['', `${pad(`${number}.`, 4)}${time}  ${title}`, ...aligned(facts, '      ')];
}

function section(lines: string[], title: string, entries: readonly string[]): void {
  if (entries.length > 0) lines.push('', title, ...entries.map((entry) => `  ${printable(entry)}`));
}

/** Names and texts in two columns; a text of several lines keeps to its column. */
function aligned(details: readonly Detail[], indent: string): string[] {
  const room = Math.max(0, ...details.map(({ name }) => width(name)));
  return details.flatMap(({ name, text }) => {
    const [first = '', ...more] = printableLines(text);
    const under = indent + ' '.repeat(room + 2);
    return [`${indent}${pad(name, room)}  ${first}`, ...more.map((line) => `${under}${line}`.trimEnd())];
  });
}
