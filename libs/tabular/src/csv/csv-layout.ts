import { bestHeader, columnsOf, type HeaderMatch } from '../header.ts';
import type { Column, OpenOptions } from '../table.ts';
import { TabularError } from '../tabular-error.ts';
import { detectEncoding, type TextEncoding } from '../text/detect-encoding.ts';
import type { Line } from '../text/line-splitter.ts';
import { encodingSample, topLines } from './csv-source.ts';
import { RecordAssembler, type CsvRecord } from './record-assembler.ts';

/** Delimiters that are tried (分隔符); the earlier one wins when two fit equally. */
const delimiters = [',', '\t', ';', '，', '|'] as const;
const linesToLookAt = 200;

export interface CsvLayout {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly columns: readonly Column[];
  readonly headerRow: number;
  /** Last line of the header. */
  readonly headerEnd: number;
}

/**
 * Finds encoding, delimiter and header of a text file. When the header does not fit in the encoding that the bytes suggest, the
 * other one of UTF-8 and GB18030 is tried: a few characters can be valid in both.
 * Throws TabularError: `unsupported-encoding`, `binary-file`, `html-not-workbook`, `xml-not-workbook`, or the header's.
 */
export async function findLayout(path: string, options: OpenOptions): Promise<CsvLayout> {
  const encoding = detectEncoding(await encodingSample(path));
  if (!encoding) {
    throw new TabularError('unsupported-encoding', '不支持 UTF-32 编码，请另存为 UTF-8', 'UTF-32 is not supported; save as UTF-8');
  }
  const first = await tryLayout(path, encoding, options);
  if (first.match?.missing.length === 0) return settle(first, options);
  const other = encoding === 'utf-8' ? 'gb18030' : encoding === 'gb18030' ? 'utf-8' : null;
  if (other) {
    const second = await tryLayout(path, other, options);
    if (second.match?.missing.length === 0) return settle(second, options);
  }
  return settle(first, options);
}

interface Trial {
  encoding: TextEncoding;
  delimiter: string;
  match: HeaderMatch | null;
}

function settle({ encoding, delimiter, match }: Trial, options: OpenOptions): CsvLayout {
  const columns = columnsOf(match, options, { encoding, delimiter: delimiter === '\t' ? 'Tab' : delimiter });
  const { number = 0, end = 0 } = match?.candidate ?? {};
  return { encoding, delimiter, columns, headerRow: number, headerEnd: end };
}

async function tryLayout(path: string, encoding: TextEncoding, options: OpenOptions): Promise<Trial> {
  const { lines, whole } = await topLines(path, encoding, linesToLookAt);
  refuseOtherKinds(lines);
  // Excel's own way of naming the delimiter in the first line.
  const declared = /^"?sep=(.)"?$/iu.exec(lines[0]?.text ?? '')?.[1];
  const body = declared === undefined ? lines : lines.slice(1);
  const trials = (declared === undefined ? delimiters : [declared]).map((delimiter): Trial => {
    const match = bestHeader(topRecords(body, delimiter, whole), options.required ?? []);
    return { encoding, delimiter, match };
  });
  const width = (trial: Trial): number => trial.match?.candidate.cells.length ?? 0;
  const hits = (trial: Trial): number => trial.match?.hits ?? 0;
  return trials.reduce((best, trial) => {
    const more = hits(trial) - hits(best);
    return more > 0 || (more === 0 && hits(best) === 0 && width(trial) > width(best)) ? trial : best;
  });
}

function topRecords(lines: readonly Line[], delimiter: string, whole: boolean): readonly CsvCandidate[] {
  const assembler = new RecordAssembler(delimiter, null);
  const records: CsvRecord[] = assembler.push(lines);
  if (whole) records.push(...assembler.end());
  return records.filter(({ fault }) => fault === null).map(({ fields, number, end }) => ({ cells: fields, number, end }));
}

type CsvCandidate = { cells: readonly string[]; number: number; end: number };

function refuseOtherKinds(lines: readonly Line[]): void {
  const top = lines.map(({ text }) => text).join('\n');
  const start = top.slice(0, 512).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<meta|<table|<style|mime-version:)/.test(start)) {
    throw new TabularError(
      'html-not-workbook',
      '这是网页文件（扩展名可能是 .xls），不是真正的表格；请用 Excel 打开后另存为 .xlsx 或 CSV',
      'this is a web page, perhaps named .xls, not a workbook; open it in Excel and save it as .xlsx or CSV',
    );
  }
  if (start.startsWith('<?xml')) {
    throw new TabularError(
      'xml-not-workbook',
      '这是 XML 文件，不是 .xlsx；请用 Excel 打开后另存为 .xlsx 或 CSV',
      'this is an XML file, not .xlsx; open it in Excel and save it as .xlsx or CSV',
    );
  }
  const sample = top.slice(0, 65_536);
  const odd = sample.match(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g)?.length ?? 0;
  if (odd > 8 && odd > sample.length / 10) {
    throw new TabularError('binary-file', '这是二进制文件，不是表格', 'this is a binary file, not a table');
  }
}
