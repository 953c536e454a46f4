import { columnLetter } from '../column-name.ts';
import type { CellProblem, Column } from '../table.ts';
import { csvLimits, type CsvRecord } from './record-assembler.ts';

/** Says what is wrong with the structure of a record (行结构问题); null when nothing is. */
export function structureProblem(record: CsvRecord, columns: readonly Column[]): CellProblem | null {
  const { fault, number, end, fields } = record;
  if (fault === null) return null;
  const at = record.faultAt;
  const column = at === null ? null : (columns[at]?.name ?? null);
  const base = { code: fault, column, letter: at === null ? null : columnLetter(at), address: null };
  const linesZh = end > number ? `第 ${number} 至 ${end} 行` : `第 ${number} 行`;
  const linesEn = end > number ? `lines ${number} to ${end}` : `line ${number}`;
  switch (fault) {
    case 'unclosed-quote':
      return {
        ...base,
        reasonZh: `第 ${number} 行的双引号没有闭合（或引号内的文字超过 ${csvLimits.quoted} 字），${linesZh}未导入；请补上引号，引号内的引号要写成两个`,
        reasonEn: `the quote opened in line ${number} is not closed (or holds more than ${csvLimits.quoted} characters); ${linesEn} left out`,
      };
    case 'broken-quoting':
      return {
        ...base,
        reasonZh: `${linesZh}的双引号不成对，或引号后面还有文字；引号内的引号要写成两个`,
        reasonEn: `quotes in ${linesEn} are unbalanced, or text follows a closing quote; double the quotes inside a quoted text`,
      };
    case 'too-few-columns':
    case 'too-many-columns':
      return {
        ...base,
        reasonZh: `${linesZh}有 ${fields.length} 列，表头有 ${columns.length} 列；文字中含有分隔符时须用双引号括起`,
        reasonEn: `${linesEn} has ${fields.length} columns, the header ${columns.length}; a text with a delimiter in it needs quotes`,
      };
    case 'line-too-long':
      return {
        ...base,
        reasonZh: `第 ${number} 行超过 ${csvLimits.line} 字，未导入`,
        reasonEn: `line ${number} is longer than ${csvLimits.line} characters and was left out`,
      };
  }
}
