import { storeZip } from '../render/store-zip.ts';
import { mm, paragraph } from './ooxml.ts';
import { fontTableXml, linePitch, stylesXml } from './styles.ts';

/** A template's page: its body, and for a letter (信函格式) the mark of the issuing unit in red on the first page. */
export interface Page {
  readonly body: readonly string[];
  readonly mark?: string;
  /** A form has narrower margins above and below, to stand on one page. */
  readonly form?: boolean;
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelation = 'http://schemas.openxmlformats.org/package/2006/relationships';
const type = (name: string): string => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/** Packs a page as .docx: A4, margins and line grid of GB/T 9704-2012, page numbers outside. The same page gives the same bytes. */
export function packPage({ body, mark, form = false }: Page): Uint8Array {
  const parts = new Map<string, string>([
    ['[Content_Types].xml', contentTypes()],
    [
      '_rels/.rels',
      relations([
        ['rId1', 'officeDocument', 'word/document.xml'],
        ['rId2', 'core', 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'],
    [
      'word/document.xml',
      `<w:document xmlns:w="${main}" xmlns:r="${relation}"><w:body>${body.join('')}${section(mark !== undefined, form)}</w:body></w:document>`,
    ],
    ['word/_rels/document.xml.rels', relations(documentRelations)],
    ['word/styles.xml', stylesXml()],
    ['word/fontTable.xml', fontTableXml()],
    ['word/settings.xml', settings],
    ['word/header1.xml', `<w:hdr xmlns:w="${main}">${mark === undefined ? paragraph('Addressee', '') : paragraph('Mark', mark)}</w:hdr>`],
    ['word/header2.xml', `<w:hdr xmlns:w="${main}">${paragraph('Addressee', '')}</w:hdr>`],
    ['word/footer1.xml', pageNumber('right')],
    ['word/footer2.xml', pageNumber('left')],
    ['word/footer3.xml', `<w:ftr xmlns:w="${main}">${paragraph(mark === undefined ? 'Addressee' : 'FootLine', '')}</w:ftr>`],
  ]);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return storeZip(new Map([...parts].map(([name, xml]) => [name, Buffer.from(head + xml)])));
}

const documentRelations: readonly (readonly [string, string, string])[] = [
  ['rId1', 'styles', 'styles.xml'],
  ['rId2', 'fontTable', 'fontTable.xml'],
  ['rId3', 'settings', 'settings.xml'],
  ['rId4', 'header', 'header1.xml'],
  ['rId5', 'header', 'header2.xml'],
  ['rId6', 'footer', 'footer1.xml'],
  ['rId7', 'footer', 'footer2.xml'],
  ['rId8', 'footer', 'footer3.xml'],
];

const settings = `<w:settings xmlns:w="${main}"><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="${linePitch}"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** A letter shows no number on its first page; the other pages have it 7 mm below the text, odd ones right and even ones left. */
function section(letter: boolean, form: boolean): string {
  const refs = `<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="even" r:id="rId7"/>`;
  const first = letter ? `<w:headerReference w:type="first" r:id="rId4"/><w:footerReference w:type="first" r:id="rId8"/>` : '';
  const margins = `<w:pgMar w:top="${mm(form ? 18 : 37)}" w:right="${mm(26)}" w:bottom="${mm(form ? 18 : 35)}" w:left="${mm(28)}" w:header="${mm(letter ? 30 : 15)}" w:footer="${mm(form ? 10 : 20)}" w:gutter="0"/>`;
  return `<w:sectPr>${first}${refs}<w:pgSz w:w="11906" w:h="16838"/>${margins}${letter ? '<w:titlePg/>' : ''}<w:docGrid w:type="lines" w:linePitch="${linePitch}"/></w:sectPr>`;
}

function pageNumber(side: 'left' | 'right'): string {
  const indent = side === 'right' ? '<w:ind w:rightChars="100" w:right="280"/>' : '<w:ind w:leftChars="100" w:left="280"/>';
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const dash = (text: string): string => `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return `<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/>${indent}<w:jc w:val="${side}"/></w:pPr>${dash('— ')}${field}${dash(' —')}</w:p></w:ftr>`;
}

function relations(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const rows = list.map(([id, kind, target]) => {
    const uri = kind === 'core' ? `${packageRelation}/metadata/core-properties` : `${relation}/${kind}`;
    return `<Relationship Id="${id}" Type="${uri}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="${packageRelation}">${rows.join('')}</Relationships>`;
}

function contentTypes(): string {
  const overrides = [
    ['/word/document.xml', type('document.main')],
    ['/word/styles.xml', type('styles')],
    ['/word/fontTable.xml', type('fontTable')],
    ['/word/settings.xml', type('settings')],
    ...['header1', 'header2'].map((name) => [`/word/${name}.xml`, type('header')]),
    ...['footer1', 'footer2', 'footer3'].map((name) => [`/word/${name}.xml`, type('footer')]),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([part, kind]) => `<Override PartName="${part}" ContentType="${kind}"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}
