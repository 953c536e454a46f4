// Real: the shipped templates, changed as a clerk or an attacker would, and the reader that checks them.
import { zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { documentKindCodes } from '../kinds/document-kinds.ts';
import { renderDocument } from '../render/render-document.ts';
import { changed, edited, printedText } from '../spec-support/docx.ts';
import { samples } from '../spec-support/samples.ts';
import { packageLimits } from './package-parts.ts';
import { readTemplate, shippedTemplateFile } from './read-template.ts';
import { TemplateError } from './template-error.ts';

const shipped = new Uint8Array(readFileSync(shippedTemplateFile('handling-opinion')));
const main = 'word/document.xml';

function problemsOf(bytes: Uint8Array): (readonly [code: string, place: string])[] {
  try {
    readTemplate('handling-opinion', bytes);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    for (const { chinese, english } of error.problems)
      expect([chinese, english]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.any(String)]);
    return error.problems.map(({ code, place }) => [code, place] as const);
  }
}
const insert = (xml: string) => changed(shipped, { [main]: (body) => body.replace('<w:sectPr>', `${xml}<w:sectPr>`) });
const say = (text: string) => insert(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);

describe('a template an office has edited', () => {
  it.each(documentKindCodes)('%s: the shipped one is accepted', (kind) => {
    expect(() => readTemplate(kind, readFileSync(shippedTemplateFile(kind)))).not.toThrow();
  });

  it('is used in place of the shipped one', () => {
    const bytes = edited(shipped, '四、请求复查的权利和期限', '四、救济途径（本局格式）');
    const own = readTemplate('handling-opinion', bytes);
    const document = renderDocument('handling-opinion', samples['handling-opinion'], own);
    expect(printedText(document.bytes)).toContain('四、救济途径（本局格式）');
    expect(document.templateSha256).toBe(own.sha256);
    expect(document.sha256).not.toBe(renderDocument('handling-opinion', samples['handling-opinion']).sha256);
  });

  it('may have a placeholder that Word has split over runs, with formats of their own', () => {
    const split = '{处理</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>结论}';
    const own = readTemplate('handling-opinion', edited(shipped, '{处理结论}', split));
    expect(printedText(renderDocument('handling-opinion', samples['handling-opinion'], own).bytes)).toContain('处理结论：予以支持。');
  });

  it.each([
    ['an unknown placeholder', say('{信访人电话}'), 'unknown-placeholder'],
    ['a placeholder of the engine that puts in raw XML', say('{@查明事实}'), 'unknown-placeholder'],
    ['a change of the engine’s delimiters', say('{=[[ ]]=}'), 'unknown-placeholder'],
    ['white space in a placeholder', say('{ 处理结论 }'), 'unknown-placeholder'],
    ['an unknown section', say('{#秘密}…{/秘密}'), 'unknown-placeholder'],
    ['a brace that is not closed', say('{处理结论'), 'unclosed-tag'],
    ['a brace that is not opened', say('处理结论}'), 'unopened-tag'],
    ['two opening braces', say('{{处理结论}'), 'unclosed-tag'],
    ['full-width braces', say('｛处理结论｝'), 'fullwidth-tag'],
    ['a section that is not closed', say('{#经办人}联系人'), 'unclosed-section'],
    ['a section that is not opened', say('联系人{/经办人}'), 'unopened-section'],
    ['a list as a single value', say('{查明事实}'), 'wrong-use'],
    ['a list in a list', say('{#查明事实}{#主要证据}{内容}{/主要证据}{/查明事实}'), 'wrong-use'],
    ['a list in itself', say('{#信访人}{#信访人}{姓名}{/信访人}{/信访人}'), 'wrong-use'],
  ])('is refused with %s, and the paragraph is named', (_what, bytes, code) => {
    expect(problemsOf(bytes)).toContainEqual([code, expect.stringMatching(/^正文第\d+段$/)]);
  });

  it('names the cell of a table, the header and the footer', () => {
    const slip = new Uint8Array(readFileSync(shippedTemplateFile('registration-slip')));
    expect(() => readTemplate('registration-slip', edited(slip, '{事发地}', '{地址}'))).toThrow(/正文第1个表格第\d+行第2格: \{地址\}/);
    const letter = new Uint8Array(readFileSync(shippedTemplateFile('transfer-letter')));
    expect(() => readTemplate('transfer-letter', edited(letter, '{发文机关}', '{机关}', 'word/header1.xml'))).toThrow(
      /页眉第1段: \{机关\}/,
    );
  });

  it.each([
    ['{复查申请期限天数}', '30'],
    ['{复查机关}', '上级机关'],
    ['{发文字号}', ''],
    ['{#查明事实}', '{#理由}'],
  ])('is refused without the mandatory %s', (placeholder, instead) => {
    expect(problemsOf(edited(shipped, placeholder, instead)).map(([code]) => code)).toContain('missing-placeholder');
  });

  it('is refused when a mandatory part stands only where it may be left out', () => {
    const hidden = edited(shipped, '{处理结论}', '{#经办人}{处理结论}{/经办人}');
    expect(problemsOf(hidden)).toEqual([['conditional-part', expect.stringMatching(/^正文第\d+段$/)]]);
  });

  it('tells all problems at once', () => {
    const bytes = edited(edited(shipped, '{处理结论}', '{结论}'), '{复查机关}', '');
    expect(problemsOf(bytes).map(([code]) => code)).toEqual(['unknown-placeholder', 'missing-placeholder', 'missing-placeholder']);
  });

  it.each([
    ['tracked changes', '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>新增</w:t></w:r></w:ins></w:p>', 'unfinished'],
    ['comments', '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>', 'unfinished'],
    [
      'a date that changes by itself',
      '<w:p><w:fldSimple w:instr=" DATE \\@ yyyy "><w:r><w:t>2026</w:t></w:r></w:fldSimple></w:p>',
      'active-field',
    ],
    [
      'a field that reads a file, in pieces',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "C:/a"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      'active-field',
    ],
    [
      'a field hidden behind a harmless one',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:instrText>DDE a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      'active-field',
    ],
    ['DDE', '<w:p><w:r><w:instrText>DDEAUTO c:\\cmd "/k calc"</w:instrText></w:r></w:p>', 'active-field'],
    ['an embedded object', '<w:p><w:r><w:object/></w:r></w:p>', 'embedded-object'],
    ['a second prefix for Word’s elements', '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>', 'damaged'],
    ['a placeholder behind a character reference', '<w:p><w:r><w:t>&#123;秘密&#125;</w:t></w:r></w:p>', 'damaged'],
    ['CDATA', '<w:p><w:r><w:t><![CDATA[{秘密}]]></w:t></w:r></w:p>', 'damaged'],
    ['XML that is not well-formed', '<w:p>', 'damaged'],
  ])('is refused with %s', (_what, xml, code) => {
    expect(problemsOf(insert(xml))).toContainEqual([code, 'word/document.xml']);
  });
});

describe('a hostile template', () => {
  const relation = (attributes: string) => (xml: string) =>
    xml.replace('</Relationships>', `<Relationship Id="rId99" ${attributes}/></Relationships>`);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = 'word/_rels/document.xml.rels';

  it.each([
    ['a remote template', { 'word/_rels/settings.xml.rels': () => `<Relationships xmlns="x"><Relationship Id="rId1" Type="${office}/attachedTemplate" Target="http://a/t.dotm" TargetMode="External"/></Relationships>` }, 'external-reference'],
    ['a picture from elsewhere', { [rels]: relation(`Type="${office}/image" Target="http://a/x.png" TargetMode="External"`) }, 'external-reference'],
    ['a link', { [rels]: relation(`Type="${office}/hyperlink" Target="http://a/" TargetMode="External"`) }, 'external-reference'],
    ['a file share without a mode', { [rels]: relation(`Type="${office}/image" Target="\\\\server\\x.png"`) }, 'external-reference'],
    ['a macro', { 'word/vbaProject.bin': () => 'x' }, 'macro'],
    ['a macro under another name', { 'word/theme9.xml': () => '<x/>', [rels]: relation('Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="theme9.xml"') }, 'macro'],
    ['a macro-enabled document', { '[Content_Types].xml': (xml: string) => xml.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'application/vnd.ms-word.document.macroEnabled.main+xml') }, 'macro'],
    ['an embedded workbook', { 'word/embeddings/a.xlsx': () => 'x' }, 'embedded-object'],
    ['an imported page', { [rels]: relation(`Type="${office}/aFChunk" Target="a.xml"`), 'word/a.xml': () => '<x/>' }, 'embedded-object'],
    ['a part out of the package', { '../evil.xml': () => '<x/>' }, 'unexpected-part'],
    ['a program', { 'word/a.exe': () => 'x' }, 'embedded-object'],
    ['an entity that grows', { 'word/styles.xml': () => '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }, 'damaged'],
    ['no document', { 'word/document.xml': undefined }, 'not-a-docx'],
    ['a template of Word (.dotx)', { '[Content_Types].xml': (xml: string) => xml.replace('document.main+xml', 'template.main+xml') }, 'not-a-docx'],
  ])('is refused with %s', (_what, changes: Record<string, ((xml: string) => string) | undefined>, code) => {
    expect(problemsOf(changed(shipped, changes)).map(([found]) => found)).toContain(code);
  }); // prettier-ignore

  it.each([
    ['no zip', new TextEncoder().encode('{信访人姓名}'), 'not-a-docx'],
    ['nothing', new Uint8Array(), 'not-a-docx'],
    ['the old .doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'not-a-docx'],
    ['an empty zip', zipSync({}), 'not-a-docx'],
    ['half a file', shipped.slice(0, shipped.length >> 1), 'damaged'],
    ['a part that unpacks to 64 MiB', zipSync({ 'word/document.xml': new Uint8Array(64 << 20) }), 'too-large'],
    ['eight parts that unpack to 4 MiB each', zipSync(Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`word/media/${index}.png`, new Uint8Array(4 << 20)]))), 'too-large'],
    ['301 parts', zipSync(Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`word/media/${index}.png`, new Uint8Array(1)]))), 'too-large'],
    ['6 MiB', new Uint8Array(packageLimits.packed + 1).fill(0x50), 'too-large'],
    ['a part that is not UTF-8', zipSync({ '[Content_Types].xml': Uint8Array.from([0xff, 0xfe, 0x3c]), '_rels/.rels': new Uint8Array(), 'word/document.xml': new Uint8Array() }), 'damaged'],
  ])('is refused as %s', (_what, bytes, code) => {
    expect(problemsOf(bytes).map(([found]) => found)).toEqual([code]);
  }); // prettier-ignore

  it('is refused when a part is larger than it claims', () => {
    const bomb = zipSync({
      ...Object.fromEntries(['[Content_Types].xml', '_rels/.rels'].map((name) => [name, new Uint8Array(9)])),
      'word/document.xml': new Uint8Array(3 << 20),
    });
    const view = new DataView(bomb.buffer);
    // The claimed size of each entry of the central directory becomes 10 bytes.
    for (let at = 0; at < bomb.length - 4; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(problemsOf(bomb)).toEqual([['damaged', '[Content_Types].xml']]);
  });

  it('is refused when a section begins in a table and ends behind it', () => {
    const table = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{#经办人}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    expect(problemsOf(insert(`${table}<w:p><w:r><w:t>{/经办人}</w:t></w:r></w:p>`))).toEqual([['misplaced-section', '']]);
  });

  it('is refused with more than 2,000 placeholders', () => {
    expect(problemsOf(say('{经办人}'.repeat(2_001))).map(([code]) => code)).toEqual(['too-large']);
  });
});
