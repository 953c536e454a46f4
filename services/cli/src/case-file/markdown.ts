import type { History } from '../api/types.ts';
import type { Language } from '../cli.ts';
import { shanghaiTime } from '../output/time.ts';
import { printable, printableLines } from '../output/width.ts';
import { caseFacts, clockLine, relationLine } from './case-facts.ts';
import type { Detail } from './event-details.ts';
import { storyOf, type Entry } from './story.ts';

/** A replayed case as a report that an auditor can print (案件回放报告), in Markdown (CommonMark with tables). */
export function historyMarkdown(history: History, language: Language, printedAt: string): string {
  const zh = language === 'zh';
  const { state, events } = history;
  const moment = history.at === null ? shanghaiTime(printedAt) : shanghaiTime(history.at);
  const number = state ? `${zh ? '登记编号' : 'Registration number'}: ${escape(state.registrationNumber)}  \n` : '';
  const blocks = [
    `# ${zh ? '案件回放' : 'Case replay'} ${escape(history.caseId)}`,
    `${number}${zh ? '回放时刻' : 'As of'}: ${moment} (UTC+8)  \n${zh ? '打印时间' : 'Printed at'}: ${shanghaiTime(printedAt)} (UTC+8)`,
    `## ${zh ? '当时状态' : 'State at that moment'}`,
  ];
  if (state) {
    blocks.push(factTable(caseFacts(state, language), zh));
    list(blocks, zh ? '时限' : 'Clocks', state.clocks.map((clock) => clockLine(clock, language))); // prettier-ignore
    list(blocks, zh ? '关联' : 'Relations', state.relations.map((relation) => relationLine(relation, language))); // prettier-ignore
  } else blocks.push(zh ? '当时尚未登记。' : 'Not registered by then.');
  blocks.push(`## ${zh ? `经过（${events.length} 条）` : `Timeline (${events.length} events)`}`);
  return [...blocks, ...storyOf(history, language).map((entry) => entryBlock(entry, zh))].join('\n\n');
}

function entryBlock({ number, time, title, who, why, recorded, details, event }: Entry, zh: boolean): string {
  const facts: Detail[] = [
    { name: zh ? '发生时间' : 'Occurred', text: time },
    { name: zh ? '录入时间' : 'Recorded', text: recorded ?? time },
    { name: zh ? '办理人' : 'Who', text: who },
    { name: zh ? '缘由' : 'Why', text: why },
    ...details,
    { name: zh ? '事件' : 'Event', text: `${event.type} v${event.schemaVersion}, ${event.stream} #${event.revision}, ${event.id}` },
  ];
  return `### ${number}. ${time} ${escape(title)}\n\n${factTable(facts, zh)}`;
}

function factTable(facts: readonly Detail[], zh: boolean): string {
  const rows = facts.map(({ name, text }) => `| ${escape(name)} | ${printableLines(text).map(escape).join('<br>')} |`);
  return [zh ? '| 项目 | 内容 |' : '| Item | Content |', '| --- | --- |', ...rows].join('\n');
}

function list(blocks: string[], title: string, entries: readonly string[]): void {
  if (entries.length > 0) blocks.push(`**${title}**`, entries.map((entry) => `- ${escape(entry)}`).join('\n'));
}

/** A petition's own text must neither break the table nor turn into markup. */
function escape(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>#|~&!]/g, (character) => `\\${character}`);
}
