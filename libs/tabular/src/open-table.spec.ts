import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdir, symlink } from 'node:fs/promises';
import { openTable, TabularError } from './index.ts';
import { outcomes, TempFiles } from './spec-support/temp-files.ts';
import { handMade, inlineRows } from './spec-support/workbooks.ts';

// Real files of the wrong kind, each with the name it comes under in an office.
const files = new TempFiles();
afterAll(() => files.remove());

const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('a file that is no table', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['empty-file', 'empty.csv', ''],
    ['no-header', 'blank.csv', '\n \n,,\n'],
    ['no-header', 'mark.csv', Buffer.from([0xef, 0xbb, 0xbf])],
    ['legacy-xls', 'old.xls', Buffer.concat([ole, Buffer.alloc(4096)])],
    ['legacy-xls', 'older.xls', Buffer.from([9, 8, 0x10, 0, 0, 6])],
    ['encrypted-workbook', 'secret.xlsx', Buffer.concat([ole, Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['html-not-workbook', 'page.xls', '\uFEFF  <HTML><table><tr><td>登记编号</td></tr></table></HTML>'],
    ['html-not-workbook', 'page.csv', Buffer.from('<table><tr><td>a', 'utf16le')],
    ['xml-not-workbook', 'book.xls', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
    ['binary-file', 'scan.csv', '%PDF-1.7 ...'],
    ['binary-file', 'photo.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['binary-file', 'zeros.csv', Buffer.alloc(10_000)],
    ['damaged-workbook', 'cut.xlsx', Buffer.from('PK\x03\x04 and then nothing')],
    ['not-a-workbook', 'plain.zip', emptyZip()],
    ['missing-columns', 'other.csv', '编号,姓名\n1,2\n'],
    ['missing-columns', 'notes.txt', 'just some words\nand more of them\n'],
    ['duplicate-columns', 'twice.csv', '登记编号,诉求内容,登记编号\n1,2,3\n'],
  ])('%s: %s', async (code, name, content) => {
    const failure = await openTable(await files.write(name, content), { required: ['登记编号', '诉求内容'] }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(TabularError);
    expect(failure).toMatchObject({ code });
    expect((failure as TabularError).messageZh).toMatch(/\p{Script=Han}/u);
  });

  it('is named when it is absent, a folder, or a loop of links', async () => {
    await expect(openTable(await files.path('absent.csv'))).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(openTable('a\0b')).rejects.toMatchObject({ code: 'file-not-found' });
    await mkdir(await files.path('folder.csv'));
    await expect(openTable(await files.path('folder.csv'))).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(openTable('/dev/null')).rejects.toMatchObject({ code: 'not-a-file' });
    await symlink(await files.path('loop.csv'), await files.path('loop.csv'));
    await expect(openTable(await files.path('loop.csv'))).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('says which columns are missing and which were found', async () => {
    const path = await files.write('missing.csv', '登记编号,证件号\nX1,2\n');
    await expect(openTable(path, { required: ['登记编号', '证件号码', '诉求内容'] })).rejects.toMatchObject({
      messageZh: '缺少必需的列：证件号码、诉求内容。文件中找到的列：登记编号、证件号（utf-8, ,）',
      details: { missing: ['证件号码', '诉求内容'], found: ['登记编号', '证件号'] },
    });
  });
});

describe('the kind of a table', () => {
  it('is told by its content, whatever its name', async () => {
    expect(await outcomes(await files.write('really-csv.xlsx', 'a,b\n1,2\n'))).toEqual(['1|2']);
    expect(await outcomes(await files.write('really-xlsx.csv', handMade(inlineRows(['a', 'b'], ['1', '2']))))).toEqual(['1|2']);
  });
});

/** The 22 bytes of a zip archive without entries. */
function emptyZip(): Buffer {
  const zip = Buffer.alloc(22);
  zip.set([0x50, 0x4b, 5, 6]);
  return zip;
}
