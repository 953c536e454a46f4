import { posix } from 'node:path';
import { TabularError } from '../tabular-error.ts';
import { damagedWorkbook, archiveLimits, type Archive } from './archive.ts';
import { readXml, type XmlEvents } from './xml-events.ts';

export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly visible: boolean;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** Dates count from 1904 (old Macintosh workbooks), not from 1900. */
  readonly date1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

const ignore: XmlEvents = { open: () => undefined, close: () => undefined, text: () => undefined };

/** Reads which sheets a workbook has and where its parts are. Throws TabularError for what is no .xlsx. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = await mainPart(archive);
  const directory = posix.dirname(main);
  const relations = await readRelations(archive, posix.join(directory, '_rels', `${posix.basename(main)}.rels`), directory);
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readXml(small(archive, main), {
    ...ignore,
    open(name, attribute) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const target = relations.find(({ id }) => id === attribute('id'));
      if (target?.type !== 'worksheet') return;
      sheets.push({ name: attribute('name') ?? '', part: target.part, visible: (attribute('state') ?? 'visible') === 'visible' });
    },
  });
  const partOf = (type: string): string | null => {
    const part = relations.find((relation) => relation.type === type)?.part;
    return part !== undefined && archive.has(part) ? part : null;
  };
  return { sheets, date1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

async function mainPart(archive: Archive): Promise<string> {
  if (archive.has('xl/workbook.bin')) throw unsupported('.xlsb');
  if (archive.has('content.xml') && archive.has('mimetype')) throw unsupported('.ods');
  const relations = archive.has('_rels/.rels') ? await readRelations(archive, '_rels/.rels', '') : [];
  const part = relations.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!archive.has(part) || !part.toLowerCase().startsWith('xl/')) {
    throw new TabularError(
      'not-a-workbook',
      '这是压缩包或其他文档，不是 .xlsx 工作簿',
      'this is an archive or another kind of document, not an .xlsx workbook',
    );
  }
  return part;
}

function unsupported(kind: string): TabularError {
  return new TabularError(
    'unsupported-workbook',
    `不支持 ${kind} 格式，请另存为 .xlsx 或 CSV`,
    `${kind} is not supported; save it as .xlsx or CSV`,
  );
}

interface Relation {
  id: string;
  /** Last segment of the relationship's type address, the same in the transitional and the strict dialect. */
  type: string;
  part: string;
}

/** Relations inside the archive; links to other files are left out and never followed. */
async function readRelations(archive: Archive, part: string, directory: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!archive.has(part)) throw damagedWorkbook('relations are missing');
  await readXml(small(archive, part), {
    ...ignore,
    open(name, attribute) {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')];
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      if (attribute('TargetMode') === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(directory, target);
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: path });
    },
  });
  return relations;
}

/** A part that is kept in memory as a whole, and therefore must be small. */
export function small(archive: Archive, part: string): AsyncIterable<Buffer> {
  if (archive.size(part) > archiveLimits.smallPart) throw damagedWorkbook(`part ${part.slice(0, 80)} is too large`);
  return archive.read(part);
}
