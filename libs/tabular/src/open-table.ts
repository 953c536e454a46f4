import { stat } from 'node:fs/promises';
import { openCsv } from './csv/open-csv.ts';
import { sniff } from './sniff.ts';
import type { OpenOptions, Table } from './table.ts';
import { asTabularError, TabularError } from './tabular-error.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';

/**
 * Opens a table for streaming (打开表格文件): delimited text in UTF-8, UTF-16 or GB18030, or an .xlsx workbook, told apart by content,
 * not by the name. Reads no more than the top of a text file; a workbook is checked as a whole first (archive, checksum, size), so
 * that a damaged one is refused before any row goes in.
 * Throws TabularError only, whatever the file holds.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Table> {
  try {
    const { size, isFile } = await fileFacts(path);
    if (!isFile) throw new TabularError('not-a-file', '这不是普通文件，无法导入', 'this is not a regular file');
    if (size === 0) throw new TabularError('empty-file', '文件是空的', 'the file is empty');
    return (await sniff(path)) === 'zip' ? await openXlsx(path, options) : await openCsv(path, size, options);
  } catch (error) {
    throw asTabularError(error);
  }
}

async function fileFacts(path: string): Promise<{ size: number; isFile: boolean }> {
  if (path.includes('\0')) throw new TabularError('file-not-found', '文件不存在', 'the file does not exist');
  const facts = await stat(path);
  if (facts.isDirectory()) throw new TabularError('not-a-file', '这是文件夹，不是文件', 'this is a folder, not a file');
  return { size: facts.size, isFile: facts.isFile() };
}
