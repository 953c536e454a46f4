import { fonts, mm, red, runProperties, sizes, type Look } from './ooxml.ts';

/** The pitch of a line of text, 22 lines on 225 mm (GB/T 9704-2012, 5.2.3), in twentieths of a point. */
export const linePitch = 579;
const exact = `<w:spacing w:line="${linePitch}" w:lineRule="exact"/>`;
const twoCharacters = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly look: Look;
  readonly paragraph: string;
}

/**
 * The zone that holds signature and date: both centred on the same line, the date's end four characters from the right edge as GB/T
 * 9704-2012, 7.3.5.1 has it for a sealed document.
 */
const signatureZone = `<w:keepNext/><w:keepLines/>${exact}<w:ind w:left="${mm(72)}"/><w:jc w:val="center"/>`;

// prettier-ignore
const styles: readonly Style[] = [
  { id: 'Mark', name: '发文机关标志', look: { font: 'title', size: sizes.mark, color: red }, paragraph: `<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="8" w:color="${red}"/></w:pBdr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:left="-${mm(8)}" w:right="-${mm(6)}"/><w:jc w:val="center"/>` },
  { id: 'DocNumber', name: '发文字号', look: {}, paragraph: `${exact}<w:jc w:val="right"/>` },
  { id: 'NumberCentred', name: '文号居中', look: {}, paragraph: `<w:spacing w:before="120" w:after="${linePitch}" w:line="${linePitch}" w:lineRule="exact"/><w:jc w:val="center"/>` },
  { id: 'DocTitle', name: '文书标题', look: { font: 'title', size: sizes.title }, paragraph: `<w:keepNext/><w:spacing w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>` },
  { id: 'Addressee', name: '主送', look: {}, paragraph: exact },
  { id: 'BodyText', name: '文书正文', look: {}, paragraph: `${exact}${twoCharacters}` },
  { id: 'Closing', name: '结尾段落', look: {}, paragraph: `<w:keepNext/><w:keepLines/>${exact}${twoCharacters}` },
  { id: 'Heading1', name: '一级标题', look: { font: 'heading' }, paragraph: `<w:keepNext/>${exact}${twoCharacters}` },
  { id: 'Heading2', name: '二级标题', look: { font: 'subheading' }, paragraph: `<w:keepNext/>${exact}${twoCharacters}` },
  { id: 'Seal', name: '印章位置', look: { color: 'BFBFBF' }, paragraph: signatureZone.replace(exact, `<w:spacing w:before="${linePitch}" w:line="${linePitch}" w:lineRule="exact"/>`) },
  { id: 'Signature', name: '署名', look: {}, paragraph: signatureZone },
  { id: 'DateLine', name: '成文日期', look: {}, paragraph: signatureZone },
  { id: 'Signing', name: '签署', look: {}, paragraph: `<w:keepNext/><w:spacing w:before="240" w:line="${linePitch}" w:lineRule="exact"/>` },
  { id: 'Contact', name: '附注', look: { size: sizes.four }, paragraph: `<w:keepLines/><w:spacing w:line="480" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="560"/>` },
  { id: 'CopyLine', name: '抄送', look: { size: sizes.four }, paragraph: `<w:spacing w:line="480" w:lineRule="exact"/><w:ind w:leftChars="100" w:left="320"/>` },
  { id: 'CellLabel', name: '表格栏目', look: { size: sizes.small, font: 'heading' }, paragraph: '<w:spacing w:line="360" w:lineRule="exact"/><w:jc w:val="center"/>' },
  { id: 'CellText', name: '表格内容', look: { size: sizes.small }, paragraph: '<w:spacing w:line="360" w:lineRule="exact"/>' },
  { id: 'TableNote', name: '表头说明', look: { size: sizes.small }, paragraph: '<w:spacing w:before="120" w:after="60" w:line="400" w:lineRule="exact"/>' },
  { id: 'PageNumber', name: '页码', look: { font: 'plain', size: sizes.four }, paragraph: `<w:spacing w:after="${mm(3)}"/>` },
  { id: 'FootLine', name: '信函底线', look: { size: sizes.small }, paragraph: `<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="${red}"/></w:pBdr><w:ind w:left="-${mm(8)}" w:right="-${mm(6)}"/>` },
];

/** Exact lines keep their height: without this they would snap to whole lines of the grid. It stands before the spacing, as the schema has it. */
const ordered = (properties: string): string =>
  properties.includes('<w:spacing') ? properties.replace('<w:spacing', '<w:snapToGrid w:val="0"/><w:spacing') : properties;

/** `word/styles.xml`: the styles have Chinese names, so that a clerk finds them in Word's list. */
export function stylesXml(): string {
  const own = styles.map(
    ({ id, name, look, paragraph }) =>
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${ordered(paragraph)}</w:pPr><w:rPr>${runProperties(look)}</w:rPr></w:style>`,
  );
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${runProperties({ font: 'body', size: sizes.three })}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>';
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${defaults}${normal}${own.join('')}</w:styles>`;
}

/** `word/fontTable.xml`: what Word takes where a font of official documents is not installed. */
export function fontTableXml(): string {
  const instead: Readonly<Record<string, string>> = {
    [fonts.title]: '宋体',
    [fonts.body]: '仿宋',
    [fonts.subheading]: '楷体',
    [fonts.heading]: 'SimHei',
  };
  const rows = Object.entries(instead).map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${rows.join('')}</w:fonts>`;
}
