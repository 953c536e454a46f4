import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { openTable } from '../index.ts';
import { outcomes, TempFiles } from '../spec-support/temp-files.ts';

// Real files, encoded by iconv-lite and read by the platform's decoder.
const files = new TempFiles();
afterAll(() => files.remove());

const text = '编号,姓名,内容\nX1,㛃𠮷·向,首付51万元\nX2,李,"两行\n第二行"\n';
const rows = ['X1|㛃𠮷·向|首付51万元', 'X2|李|两行\n第二行'];
const utf8 = (content: string): Buffer => Buffer.from(content, 'utf8');
const gb = (content: string): Buffer => iconv.encode(content, 'gb18030');
const required = { required: ['编号', '姓名', '内容'] };

describe('the encoding of a file', () => {
  it.each<[string, Buffer]>([
    ['utf-8', utf8(text)],
    ['utf-8-bom', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(text)])],
    ['gb18030', gb(text)],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')])],
    ['utf-16le', iconv.encode(text, 'utf-16le')],
    ['utf-16be', iconv.encode(text, 'utf-16be')],
  ])('is found: %s', async (encoding, content) => {
    const path = await files.write('encoded.csv', content);
    await using table = await openTable(path, required);
    expect(table.encoding).toBe(encoding);
    expect(await outcomes(path, required)).toEqual(rows);
  });

  it('is GB18030 also when the first Chinese character stands behind 300,000 bytes of ASCII', async () => {
    const path = await files.write('late.csv', Buffer.concat([utf8('a,b\n' + '1,2\n'.repeat(75_000)), gb('3,星城市信访局\n')]));
    await using table = await openTable(path);
    expect(table.encoding).toBe('gb18030');
    expect((await outcomes(path)).at(-1)).toBe('3|星城市信访局');
  });

  it('falls back to the encoding in which the header fits when the bytes are valid in both', async () => {
    const path = await files.write('both.csv', Buffer.concat([utf8('联通\n'), gb('x\n')]));
    expect(await outcomes(path, { required: ['联通'] })).toEqual(['x']);
    const asGb = await files.write('both-gb.csv', gb('联通,a\n1,2\n'));
    await using table = await openTable(asGb, { required: ['联通'] });
    expect(table.encoding).toBe('gb18030');
  });

  it('does not change for one damaged row: that row is rejected, and so is one in another encoding', async () => {
    const path = await files.write(
      'damaged.csv',
      Buffer.concat([utf8(text), utf8('X3,王'), Buffer.from([0xff, 0x2c]), utf8('c\n'), gb('X4,赵,钱\n'), utf8('X5,孙,周\n')]),
    );
    expect(await outcomes(path, required)).toEqual([...rows, [5, 'damaged-characters@姓名'], [6, 'damaged-characters@姓名'], 'X5|孙|周']);
  });

  it('is judged row by row in GB18030 too', async () => {
    const path = await files.write('gb-damaged.csv', Buffer.concat([gb(text), Buffer.from('X3,\x81,c\n', 'latin1'), gb('X4,赵,钱\n')]));
    expect(await outcomes(path, required)).toEqual([...rows, [5, 'damaged-characters@姓名'], 'X4|赵|钱']);
  });

  it('is refused by name when it is UTF-32', async () => {
    const path = await files.write('wide.csv', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]));
    await expect(openTable(path)).rejects.toMatchObject({ name: 'TabularError', code: 'unsupported-encoding' });
  });

  it('is named when a file in an unknown one lacks every column', async () => {
    const path = await files.write('big5.csv', iconv.encode('編號,姓名,內容\nX1,李,文\n', 'big5'));
    await expect(openTable(path, required)).rejects.toMatchObject({ code: 'missing-columns', details: { encoding: 'gb18030' } });
  });
});
