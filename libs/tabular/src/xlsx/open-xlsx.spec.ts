import { afterAll, describe, expect, it } from '@jest/globals';
import { openTable } from '../index.ts';
import { allRows, outcomes, TempFiles } from '../spec-support/temp-files.ts';
import { handMade, inlineRows, workbook } from '../spec-support/workbooks.ts';

// Real workbooks: written by exceljs, or put together by hand where no program would write them so.
const files = new TempFiles();
afterAll(() => files.remove());

describe('a cell of a workbook', () => {
  it('comes out as the text a person sees', async () => {
    const content = await workbook((book) => {
      const sheet = book.addWorksheet('数据');
      sheet.addRow(['kind', 'value']);
      sheet.addRow(['phone as number', 19900005157]);
      sheet.addRow(['decimal', 0.1 + 0.2]);
      sheet.addRow(['day', new Date(Date.UTC(2024, 2, 5))]).getCell(2).numFmt = 'yyyy"年"m"月"d"日"';
      sheet.addRow(['moment', new Date(Date.UTC(2024, 2, 5, 8, 30, 1))]).getCell(2).numFmt = 'yyyy-mm-dd hh:mm:ss';
      sheet.addRow(['padded', 7]).getCell(2).numFmt = '0000';
      sheet.addRow(['yes', true]);
      sheet.addRow(['rich', { richText: [{ text: '加' }, { text: '粗', font: { bold: true } }] }]);
      sheet.addRow(['rare', '𠮷㛃 & <b>\n2']);
      sheet.addRow(['link', { text: 'shown', hyperlink: 'http://127.0.0.1/' }]);
      sheet.addRow(['spaces', '  kept ']);
    });
    expect(await outcomes(await files.write('kinds.xlsx', content))).toEqual([
      'phone as number|19900005157',
      'decimal|0.3',
      'day|2024-03-05',
      'moment|2024-03-05 08:30:01',
      'padded|0007',
      'yes|TRUE',
      'rich|加粗',
      'rare|𠮷㛃 & <b>\n2',
      'link|shown',
      'spaces|  kept ',
    ]);
  });

  it('counts its date from 1904 when the workbook says so', async () => {
    const content = await workbook((book) => {
      book.properties.date1904 = true;
      book.addWorksheet('S').addRow(['a']);
      book.worksheets[0]?.addRow([new Date(Date.UTC(2024, 1, 29))]);
    });
    expect(await outcomes(await files.write('1904.xlsx', content))).toEqual(['2024-02-29']);
  });

  it('is read when it stands inline, without reference, with escapes, and in scientific notation', async () => {
    const data =
      '<sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="str"><v>b</v></c></row>' +
      '<row><c><v>1.9900005157E10</v></c><c t="inlineStr"><is><r><t>x_x000A_</t></r><rPh><t>phonetic</t></rPh><r><t>y_x005F_x000A_</t></r></is></c></row>' +
      '<row r="9"><c r="B9" t="d"><v>2024-03-05T00:00:00</v></c></row></sheetData>';
    const path = await files.write('inline.xlsx', handMade(data));
    await using table = await openTable(path);
    expect((await allRows(table)).map(({ number, cells }) => [number, ...cells.values()])).toEqual([
      [2, '19900005157', 'x\ny_x000A_'],
      [9, '', '2024-03-05'],
    ]);
  });

  it('names its address when it cannot be taken', async () => {
    const content = await workbook((book) => {
      const sheet = book.addWorksheet('S');
      sheet.addRow(['no', 'id', 'who', 'extra']);
      sheet.addRow(['X1', 990121197403194611, 'a']);
      sheet.addRow(['X2', { formula: 'A1&B1', result: 'plain' }, 'b', { formula: 'ROW()', result: 3 }]);
      sheet.addRow(['X3', { error: '#REF!' }, 'c']);
      sheet.addRow(['X4', { formula: 'NA()', result: { error: '#N/A' } }, 'd']);
      sheet.addRow(['X5', 60, 'e']).getCell(2).numFmt = 'yyyy-mm-dd';
      sheet.addRow(['X6', 'f', 'f']);
      sheet.addRow(['X7', '', 'g']);
      sheet.mergeCells('B7:B8');
      sheet.addRow(['X8', 'h', 'bad \uFFFD']);
      sheet.addRow(['X9', 'i', 'good', { formula: 'ROW()', result: 3 }]);
    });
    const path = await files.write('faults.xlsx', content);
    const options = { required: ['no', 'id', 'who'] };
    expect(await outcomes(path, options)).toEqual([
      [2, 'digits-lost@B2'],
      [3, 'formula-cell@B3'],
      [4, 'error-cell@B4'],
      [5, 'error-cell@B5'],
      [6, 'impossible-date@B6'],
      'X6|f|f|',
      [8, 'merged-cell@B8'],
      [9, 'damaged-characters@C9'],
      'X9|i|good|3',
    ]);
    await using table = await openTable(path, options);
    const reasons = (await allRows(table)).map(({ problems }) => problems[0]?.reasonZh ?? '');
    expect(reasons[1]).toBe('B3（id）是公式单元格，请复制后“选择性粘贴—数值”再导入');
    expect(reasons[2]).toBe('B4（id）是错误值 #REF!，请改正');
    expect(reasons[6]).toContain('B7:B8');
  });
});

describe('a workbook', () => {
  it('gives the first visible sheet whose header fits, below its title, hidden rows included', async () => {
    const content = await workbook((book) => {
      book.addWorksheet('说明').addRow(['读我']);
      book.addWorksheet('旧', { state: 'hidden' }).addRow(['编号', '内容']);
      const sheet = book.addWorksheet('信访');
      sheet.addRow(['星城市信访台账']);
      sheet.mergeCells('A1:B1');
      sheet.addRow([]);
      sheet.addRow(['编号', '内容']);
      sheet.addRow(['X1', 'a']);
      sheet.addRow(['X2', 'b']).hidden = true;
      sheet.addRow([' ', '']);
      sheet.addRow(['X3', 'c']);
    });
    const path = await files.write('sheets.xlsx', content);
    await using table = await openTable(path, { required: ['编号', '内容'] });
    expect([table.format, table.sheet, table.headerRow, table.totalRows]).toEqual(['xlsx', '信访', 3, 4]);
    expect((await allRows(table)).map(({ number, cells }) => [number, cells.get('内容')])).toEqual([
      [4, 'a'],
      [5, 'b'],
      [7, 'c'],
    ]);
    expect(table.bytesRead).toBe(table.totalBytes);
    await expect(openTable(path, { sheet: '没有' })).rejects.toMatchObject({ code: 'sheet-not-found' });
    expect(await outcomes(path, { sheet: '旧' })).toEqual([]);
  });

  it('keeps more shared strings than memory holds', async () => {
    const count = 40_000;
    const item = (at: number): string => `${at}-`.padEnd(300, '星');
    const strings = Array.from({ length: count }, (_, at) => `<si><t>${item(at)}</t></si>`).join('');
    const refs = Array.from({ length: count }, (_, at) => `<row><c t="s"><v>${(at * 7919) % count}</v></c></row>`).join('');
    const rels = (type: string, target: string, id: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
    const content = handMade(`<sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row>${refs}</sheetData>`, {
      'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${rels('worksheet', 'worksheets/s.xml', 'r1')}${rels('sharedStrings', '/xl/sharedStrings.xml', 'r2')}</Relationships>`,
    });
    await using table = await openTable(await files.write('strings.xlsx', content));
    let at = 0;
    for await (const row of table.rows()) expect(row.cells.get('a') === item((at++ * 7919) % count)).toBe(true);
    expect(at).toBe(count);
  }, 120_000);

  it.each<[string, Uint8Array, string]>([
    [
      'a document type',
      handMade('', { 'xl/worksheets/s.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
      'damaged-workbook',
    ],
    ['an undefined entity', handMade('<sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData>'), 'damaged-workbook'],
    ['XML that breaks off', handMade('<sheetData><row>'), 'damaged-workbook'],
    ['a shared string that is not there', handMade('<sheetData><row><c t="s"><v>5</v></c></row></sheetData>'), 'damaged-workbook'],
    ['column references without end', handMade('<sheetData><row><c r="ZZZZ1"><v>5</v></c></row></sheetData>'), 'damaged-workbook'],
    ['an endless tag', handMade(`<sheetData><row a="${'x'.repeat(17 << 20)}"/></sheetData>`), 'damaged-workbook'],
    ['tags without end', handMade('<a>'.repeat(1000)), 'damaged-workbook'],
    [
      'a part that is missing',
      handMade('', { 'xl/workbook.xml': '<workbook><sheets><sheet name="S" id="r9"/></sheets></workbook>' }),
      'sheet-not-found',
    ],
    ['no sheet data', handMade(''), 'no-header'],
    ['a sheet that unpacks to a thousand times its size', handMade(' '.repeat(40 << 20)), 'zip-bomb'],
    ['the same column twice', handMade(inlineRows(['a', 'a'])), 'duplicate-columns'],
    ['the binary kind of workbook', handMade('', { 'xl/workbook.bin': '' }), 'unsupported-workbook'],
    [
      'an OpenDocument sheet',
      handMade('', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
      'unsupported-workbook',
    ],
    [
      'a text document',
      handMade('', {
        '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      }),
      'not-a-workbook',
    ],
  ])('is refused by name with %s', async (name, content, code) => {
    await expect(openTable(await files.write(`bad-${name.length}.xlsx`, content))).rejects.toMatchObject({ name: 'TabularError', code });
  });

  it('is refused before any row goes in when a byte of a sheet has changed, or its end is missing', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`X${at}`, `text ${at * 31}`]);
    const whole = handMade(inlineRows(['a', 'b'], ...rows));
    const badXml = handMade(inlineRows(['a', 'b'], ...rows).replace('</sheetData>', '<row><c></row></sheetData>'));
    await expect(openTable(await files.write('bad-xml.xlsx', badXml))).rejects.toMatchObject({ code: 'damaged-workbook' });
    expect((await outcomes(await files.write('whole.xlsx', whole))).length).toBe(500);
    const changed = whole.slice();
    const middle = Math.floor(whole.length / 2);
    changed[middle] = (changed[middle] ?? 0) ^ 0xff;
    await expect(openTable(await files.write('changed.xlsx', changed))).rejects.toMatchObject({ code: 'damaged-workbook' });
    await expect(openTable(await files.write('cut.xlsx', whole.slice(0, -100)))).rejects.toMatchObject({ code: 'damaged-workbook' });
  });
});
