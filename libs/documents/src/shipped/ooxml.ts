/** Small pieces of WordprocessingML, as text. Lengths: `mm` turns millimetres into twentieths of a point. */

export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** Fonts of official documents (GB/T 9704-2012): 小标宋 for titles, 仿宋 for text, 黑体 and 楷体 for headings. */
export const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', subheading: '楷体_GB2312', plain: '宋体' } as const;
export type Font = keyof typeof fonts;

/** Sizes of Chinese type (字号) in half points. */
export const sizes = { title: 44, three: 32, four: 28, small: 24, mark: 60 } as const;

export const red = 'FF0000';
export const grey = 'BFBFBF';

export interface Look {
  readonly font?: Font;
  readonly size?: number;
  readonly color?: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The properties of a run: Latin letters and digits in Times New Roman, all else, quotes too, in the Chinese font. */
export function runProperties({ font, size, color }: Look): string {
  const fontText = font
    ? `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${fonts[font]}" w:hint="eastAsia"/>`
    : '';
  const colorText = color ? `<w:color w:val="${color}"/>` : '';
  return `${fontText}${colorText}${size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : ''}`;
}

/** A run of text; each placeholder is a run of its own with its text, so that Word keeps it whole. */
export function run(text: string, look: Look = {}): string {
  const properties = runProperties(look);
  const hint = properties === '' ? '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${hint}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A paragraph in a named style. */
export function paragraph(style: string, text: string, look: Look = {}, extra = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${extra}</w:pPr>${text === '' ? '' : run(text, look)}</w:p>`;
}

export interface Cell {
  readonly width: number;
  readonly span?: number;
  readonly content: string;
}

/** A table with single lines; widths in millimetres, one for each column of the grid. */
export function table(columns: readonly number[], rows: readonly string[]): string {
  const grid = columns.map((width) => `<w:gridCol w:w="${mm(width)}"/>`).join('');
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
    .join('');
  const total = columns.reduce((sum, width) => sum + mm(width), 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A row at least so high (millimetres), not broken over pages unless it may grow. */
export function row(cells: readonly Cell[], height = 9, mayBreak = false): string {
  const properties = `<w:trPr>${mayBreak ? '' : '<w:cantSplit/>'}<w:trHeight w:val="${mm(height)}" w:hRule="atLeast"/></w:trPr>`;
  return `<w:tr>${properties}${cells.map(cell).join('')}</w:tr>`;
}

function cell({ width, span = 1, content }: Cell): string {
  const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/>${spanned}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
}
