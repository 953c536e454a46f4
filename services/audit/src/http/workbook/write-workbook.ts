import { PassThrough, type Readable } from 'node:stream';
import { Problem } from '@anjuan/service-kit';
import ExcelJS from 'exceljs';
import type { UnitNames } from '../../application/case-view.ts';
import type { CountedFact } from '../../application/report-queries.ts';
import type { Measure } from '../../domain/index.ts';
import { wordsOf, type ReportView } from '../report-view.ts';
import { headings, titleOf, type Language } from './words.ts';

/** What a sheet of Excel holds at most, its heading apart. */
const mostRows = 1_048_575;

type Given = CountedFact & { readonly measures: readonly Measure[] };
type Row = { readonly numbers: Readonly<Record<string, number>>; readonly rates: ReportView['total']['rates'] };

/** Refuses a report whose cases do not go onto one sheet. */
export function refuseTooLarge(facts: number): void {
  if (facts <= mostRows) return;
  throw new Problem({
    status: 422,
    code: 'report-too-large-for-excel',
    zh: `案件超过 Excel 一张工作表的 ${mostRows} 行，请改用较短的统计期，或者用 JSON 与案件清单接口`,
    en: `more cases than the ${mostRows} rows of an Excel sheet: take a shorter period, or JSON and the list of cases`,
  });
}

/**
 * Writes a report as a workbook (统计表): a sheet for the whole with each number's definition, one per table, and one with every case behind the
 * numbers: a column per number says what the case counts in it, so that filtering that column gives the number's cases, and its sum the number.
 * Rows go out as they are read; errors of reading end the stream.
 */
export function writeWorkbook(view: ReportView, facts: AsyncIterable<Given>, unitName: UnitNames, language: Language): Readable {
  const out = new PassThrough();
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const write = async (): Promise<void> => {
    writeTotal(book, view, language);
    for (const table of view.tables) writeTable(book, view, table, language);
    await writeCases(book, view, facts, unitName, language);
    await book.commit();
  };
  write().catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error('the workbook was not written', { cause: error })),
  );
  return out;
}

function said({ label, english }: { readonly label: string; readonly english: string }, language: Language): string {
  return language === 'zh' ? label : english;
}

function sheetOf(book: ExcelJS.stream.xlsx.WorkbookWriter, name: string, columns: readonly { head: string; width: number }[], frozen = 1) {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: frozen }] });
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return sheet;
}

function writeTotal(book: ExcelJS.stream.xlsx.WorkbookWriter, view: ReportView, language: Language): void {
  const words = headings[language];
  const columns = [words.number, words.value, words.article, words.meaning].map((head, index) => ({
    head,
    width: [28, 16, 10, 110][index] ?? 10,
  }));
  const sheet = sheetOf(book, words.total, columns);
  const { numbers, rates } = view.total;
  sheet.addRow([titleOf(view, language)]).commit();
  for (const measure of view.measures) {
    const meaning = language === 'zh' ? measure.meaning : measure.meaningEnglish;
    sheet.addRow([said(measure, language), numbers[measure.code] ?? 0, measure.article, meaning]).commit();
  }
  for (const rate of view.rates) {
    const parts = [rate.numerator, rate.denominator].map((code) => view.measures.find((each) => each.code === code));
    const [above, below] = parts.map((part) => (part ? said(part, language) : ''));
    const row = sheet.addRow([said(rate, language), rates[rate.code]?.value ?? null, '', `${above ?? ''} ÷ ${below ?? ''}`]);
    row.getCell(2).numFmt = '0.00%';
    row.commit();
  }
  sheet.commit();
}

function writeTable(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  view: ReportView,
  table: ReportView['tables'][number],
  language: Language,
): void {
  const words = headings[language];
  const heads = [words.by[table.by], words.code, ...[...view.measures, ...view.rates].map((each) => said(each, language))];
  const sheet = sheetOf(
    book,
    words.by[table.by],
    heads.map((head, index) => ({ head, width: index === 0 ? 30 : 14 })),
    2,
  );
  const put = (first: readonly string[], { numbers, rates }: Row): void => {
    const shares = view.rates.map(({ code }) => rates[code]?.value ?? null);
    const row = sheet.addRow([...first, ...view.measures.map(({ code }) => numbers[code] ?? 0), ...shares]);
    for (const index of shares.keys()) row.getCell(first.length + view.measures.length + index + 1).numFmt = '0.00%';
    row.commit();
  };
  for (const row of table.rows) put([said(row, language), row.value], row);
  put([words.sum, ''], view.total);
  sheet.commit();
}

async function writeCases(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  view: ReportView,
  facts: AsyncIterable<Given>,
  unitName: UnitNames,
  language: Language,
): Promise<void> {
  const words = headings[language];
  const heads = [...words.fact, ...view.measures.map((measure) => said(measure, language))];
  const sheet = sheetOf(
    book,
    words.cases,
    heads.map((head, index) => ({ head, width: index === 0 ? 22 : 14 })),
  );
  for await (const { caseId, fact, measures: own } of facts) {
    const counted = new Map(own.map(({ code, sum }) => [code, sum ? fact.amount : 1]));
    const dimensions = (['channel', 'category', 'topic', 'district', 'unit'] as const).map((by) =>
      said(wordsOf(by, fact[by], unitName), language),
    );
    const named = [
      caseId,
      words.kinds[fact.kind],
      fact.code,
      fact.number,
      fact.from,
      fact.to,
      fact.outcome,
      fact.rating,
      ...dimensions,
      fact.unit,
    ];
    sheet.addRow([...named, ...view.measures.map(({ code }) => counted.get(code) ?? null)]).commit();
  }
  sheet.commit();
}
