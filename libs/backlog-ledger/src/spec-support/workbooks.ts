import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { readBacklogLedger, type BacklogLedger, type LedgerCase, type LedgerMapping } from '../index.ts';

/** A workbook written by exceljs, as another program would. */
export async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  build(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export type SheetData = readonly (readonly ExcelJS.CellValue[])[];

/** The ledger read from sheets of plain rows. */
export async function ledgerOf(sheets: Readonly<Record<string, SheetData>>, mapping?: LedgerMapping): Promise<BacklogLedger> {
  const bytes = await workbook((book) => {
    for (const [name, rows] of Object.entries(sheets)) {
      const sheet = book.addWorksheet(name);
      for (const row of rows) sheet.addRow([...row]);
    }
  });
  return readBacklogLedger(bytes, mapping ? { mapping } : {});
}

/** The only case of a sheet that begins in a row. */
export function caseAt(ledger: BacklogLedger, sheet: string, row: number): LedgerCase {
  const found = ledger.cases.filter((candidate) => candidate.sheet === sheet && candidate.row === row);
  const [only] = found;
  if (only === undefined || found.length !== 1) throw new Error(`${found.length} cases in row ${row}`);
  return only;
}

/** Cells of a sheet that a problem of a code names, in the order of the cells. */
export function cellsWith(ledger: BacklogLedger, code: string, sheet: string): string[] {
  return ledger.problems.filter((problem) => problem.code === code && problem.sheet === sheet).map(({ cell }) => cell);
}

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of the smallest workbook; `sheet` is the inside of its worksheet, `parts` replaces or adds parts. */
export function handMade(sheet: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relationship}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relationship}/worksheet" Target="worksheets/s.xml"/></Relationships>`,
    'xl/worksheets/s.xml': `<?xml version="1.0"?><worksheet>${sheet}</worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}
