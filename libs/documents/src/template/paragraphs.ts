import type { PackageParts } from './package-parts.ts';
import { textOf } from './package-parts.ts';
import { readXml } from './xml.ts';

/** The text of one paragraph of a template and where it stands, as a clerk would find it. */
export interface TemplateParagraph {
  readonly part: string;
  readonly place: string;
  readonly text: string;
}

const textPart = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

/** The paragraphs of all parts that print, in order; those inside a text box come before the paragraph that holds the box. */
export function paragraphsOf(parts: PackageParts): TemplateParagraph[] {
  return [...parts.keys()]
    .filter((name) => textPart.test(name))
    .sort()
    .flatMap((name) => paragraphsOfPart(name, textOf(parts, name)));
}

interface Table {
  readonly number: number;
  row: number;
  cell: number;
}

function paragraphsOfPart(part: string, xml: string): TemplateParagraph[] {
  const found: TemplateParagraph[] = [];
  const open: { text: string; readonly place: string }[] = [];
  const tables: Table[] = [];
  let [paragraphs, tableCount, inText] = [0, 0, false];
  const where = (): string => {
    const table = tables.at(-1);
    if (!table) return `${partName(part)}第${(paragraphs += 1)}段`;
    return `${partName(part)}第${table.number}个表格第${table.row}行第${table.cell}格`;
  };
  readXml(part, xml, {
    open: (tag) => {
      const table = tables.at(-1);
      if (tag === 'w:tbl') tables.push({ number: (tableCount += 1), row: 0, cell: 0 });
      else if (tag === 'w:tr' && table) [table.row, table.cell] = [table.row + 1, 0];
      else if (tag === 'w:tc' && table) table.cell += 1;
      else if (tag === 'w:p' || tag === 'a:p') open.push({ text: '', place: where() });
      else if (tag === 'w:t' || tag === 'a:t' || tag === 'm:t') inText = true;
      else if (tag === 'w:tab' && open.length > 0) add('\t');
    },
    close: (tag) => {
      if (tag === 'w:tbl') tables.pop();
      else if (tag === 'w:t' || tag === 'a:t' || tag === 'm:t') inText = false;
      else if (tag === 'w:p' || tag === 'a:p') {
        const paragraph = open.pop();
        if (paragraph && paragraph.text !== '') found.push({ part, ...paragraph });
      }
    },
    text: (text) => {
      if (inText) add(text);
    },
  });
  return found;

  function add(text: string): void {
    const paragraph = open.at(-1);
    if (paragraph) paragraph.text += text;
  }
}

function partName(part: string): string {
  if (part === 'word/document.xml') return '正文';
  if (part.startsWith('word/header')) return '页眉';
  return part.startsWith('word/footer') ? '页脚' : '脚注';
}
