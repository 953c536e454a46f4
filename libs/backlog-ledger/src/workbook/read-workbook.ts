import { posix } from 'node:path';
import { columnIndex } from '@anjuan/tabular';
import { LedgerError } from '../ledger-error.ts';
import { Archive, damaged, tooLarge } from './archive.ts';
import { readSheet, sheetLimits, type SheetContext } from './read-sheet.ts';
import { RunCollector, type Run } from './rich-text.ts';
import { MergeIndex, type Comment, type Sheet } from './sheet.ts';
import { readStyles } from './styles.ts';
import { readXml } from './xml.ts';

/**
 * Reads a whole .xlsx workbook with what a ledger needs: struck-out text, merged ranges, comments, hidden rows, fills (读取工作簿).
 * Own reader on yauzl and saxes: tabular's streams values only; exceljs expands each merged range cell by cell, so that one range over
 * a whole sheet exhausts the memory, and sets no bounds on what it unpacks. Formulas are never computed, external links never followed.
 * Throws LedgerError.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const archive = await Archive.open(bytes);
  const main = await mainPart(archive);
  const relations = await relationsOf(archive, main);
  const { entries, date1904 } = readEntries(await archive.text(main));
  const partOf = (type: string): string | null =>
    relations.find((relation) => relation.type === type && archive.has(relation.part))?.part ?? null;
  const [stylesPart, stringsPart] = [partOf('styles'), partOf('sharedStrings')];
  const context: SheetContext = {
    styles: stylesPart === null ? [] : readStyles(await archive.text(stylesPart)),
    strings: stringsPart === null ? [] : readStrings(await archive.text(stringsPart)),
    date1904,
  };
  const sheets: Sheet[] = [];
  for (const { id, name, hidden } of entries) {
    const target = relations.find((relation) => relation.id === id);
    if (target?.type !== 'worksheet') continue;
    const { rows, merges } = readSheet(await archive.text(target.part), context);
    const covered = merges.reduce((sum, { left, right }) => sum + Math.min(right, sheetLimits.columns) - left, 0);
    if (covered > sheetLimits.mergeWidth) throw tooLarge('merged ranges');
    const index = new MergeIndex(merges, sheetLimits.columns);
    sheets.push({ name, hidden, rows, merges: index, comments: await commentsOf(archive, target.part) });
  }
  return sheets;
}

async function mainPart(archive: Archive): Promise<string> {
  const relations = archive.has('_rels/.rels') ? await relationsOf(archive, '') : [];
  const part = relations.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (archive.has(part) && part.toLowerCase().endsWith('.xml') && part.toLowerCase().startsWith('xl/')) return part;
  throw new LedgerError(
    'not-a-workbook',
    '这是压缩包或其他格式的文档，请另存为 .xlsx 工作簿',
    'this is an archive or another kind of document; save it as an .xlsx workbook',
  );
}

interface Relation {
  readonly id: string;
  /** Last segment of the relationship's type address, the same in both dialects. */
  readonly type: string;
  readonly part: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const directory = posix.dirname(part);
  const name = part === '' ? '_rels/.rels' : posix.join(directory, '_rels', `${posix.basename(part)}.rels`);
  if (!archive.has(name)) return [];
  const relations: Relation[] = [];
  readXml(await archive.text(name), {
    open(tag, attribute) {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')];
      if (tag !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      if (attribute('TargetMode') === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(part === '' ? '' : directory, target);
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: path });
    },
  });
  return relations;
}

function readEntries(xml: string): { entries: { id: string; name: string; hidden: boolean }[]; date1904: boolean } {
  const entries: { id: string; name: string; hidden: boolean }[] = [];
  let date1904 = false;
  readXml(xml, {
    open(tag, attribute) {
      if (tag === 'workbookPr') date1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (tag !== 'sheet') return;
      entries.push({ id: attribute('id') ?? '', name: attribute('name') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible' });
    },
  });
  if (entries.length === 0) throw damaged('no sheets');
  return { entries, date1904 };
}

function readStrings(xml: string): Run[][] {
  const strings: Run[][] = [];
  const runs = new RunCollector();
  readXml(xml, {
    open: (name, attribute) => runs.open(name, attribute),
    text: (piece) => runs.text(piece),
    close(name) {
      runs.close(name);
      if (name === 'si') strings.push(runs.take());
    },
  });
  return strings;
}

/** The comments of a sheet (批注), in the order of their cells. */
async function commentsOf(archive: Archive, sheetPart: string): Promise<Comment[]> {
  const part = (await relationsOf(archive, sheetPart)).find(({ type }) => type === 'comments')?.part;
  if (part === undefined || !archive.has(part)) return [];
  const comments: Comment[] = [];
  const runs = new RunCollector();
  let reference = '';
  readXml(await archive.text(part), {
    open(name, attribute) {
      if (name === 'comment') {
        reference = attribute('ref') ?? '';
        runs.take();
      }
      runs.open(name, attribute);
    },
    text: (piece) => runs.text(piece),
    close(name) {
      runs.close(name);
      if (name !== 'comment') return;
      const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
      if (letters === undefined) return;
      const text = runs.take().map((run) => run.text);
      comments.push({ address: reference, row: Number(row), column: columnIndex(letters), text: text.join('').trim() });
    },
  });
  return comments.sort((a, b) => a.row - b.row || a.column - b.column);
}
