import { columnIndex } from '@anjuan/tabular';

/** What is unreadable or doubtful in a ledger (存疑单元格): code, then the reason in Chinese and in English. No value of a cell in it. */
export const problemReasons = {
  'error-cell': ['单元格是公式错误值，未读取', 'the cell holds a formula error and was not read'],
  'formula-without-value': [
    '公式没有保存结果，未读取；请重新计算并保存',
    'a formula without a stored result was not read; recalculate and save',
  ],
  'unreadable-date': ['日期无法识别，按原文保留', 'the date cannot be read; the wording is kept'],
  'impossible-date': ['日期不存在，未作推断，按原文保留', 'the date does not exist; nothing was guessed, the wording is kept'],
  'year-unknown': ['日期没有年份，前文也无从推断', 'the date has no year, and none before it to take it from'],
  'period-reversed': ['起止时间颠倒', 'the period ends before it begins'],
  'date-after-closing': ['日期晚于台账截止日期', 'the date lies after the closing date of the ledger'],
  'date-out-of-order': ['与前后经过的先后不符，请核对', 'the date does not fit the order of the steps around it; check it'],
  'date-with-words': ['日期前后另有文字，按能认出的日期读取', 'words stand around the date; what could be recognised was read'],
  'zero-eaten': ['数字以“.1”结尾，可能是1月，也可能是10月被去掉了0', 'a number ending in .1: January, or October whose zero was dropped'],
  'bare-serial': ['日期显示为序列号，已换算', 'a date shown as its serial number; converted'],
  'step-undated': ['有一步经过没有写时间', 'a step of the history has no date'],
  'step-empty': ['有一步经过只有时间，没有内容', 'a step of the history has a date only'],
  'number-unreadable': ['数量无法识别，按原文保留', 'the number cannot be read; the wording is kept'],
  'number-in-words': [
    '数量不是普通数字（汉字、全角或空格），已换算，请核对',
    'the number is not written in plain digits; converted, check it',
  ],
  'number-approximate': ['数量是约数', 'the number is an approximate one'],
  'money-unreadable': ['金额无法识别，按原文保留', 'the amount cannot be read; the wording is kept'],
  'money-not-plain': [
    '金额不是单纯的数（算式、约数、按年或全角），已按所写读取，请核对',
    'the amount is a sum, approximate, yearly or full-width; read as written, check it',
  ],
  'money-unit-unknown': ['表头和单元格都没有写金额单位', 'neither the header nor the cell names the unit of money'],
  'glued-numbers': ['身份证号与电话连写，已按校验码拆开', 'identity number and phone run together; split by the check digit'],
  'id-check-digit': ['身份证号校验不符', 'the identity number fails its check digit'],
  'digits-unknown': ['有一串数字既不是身份证号也不是电话', 'a run of digits is neither an identity number nor a phone'],
  'digits-lost': ['身份证号以数字保存，末几位已丢失', 'the identity number was stored as a number; its last digits are lost'],
  'name-unclear': ['信访人姓名无法分清', 'the name of a petitioner cannot be told'],
  'persons-and-numbers-differ': ['姓名与证件、电话数目不一致，未逐一对应', 'names and numbers differ in count and were not paired'],
  'row-shifted': ['整行错位，已移正读取', 'the row is shifted; it was read as if set right'],
  'serial-repeated': ['序号重复', 'the serial number is used twice'],
  'serial-odd': ['序号不是整数', 'the serial number is no whole number'],
  'serial-missing': ['没有序号', 'the serial number is missing'],
  'title-missing': ['没有案件名称', 'the case has no title'],
  'district-from-section': ['属地按所在小计分段推定', 'the district was taken from the section the row stands in'],
  'count-differs': ['所写件数与实际行数不符', 'the count written here differs from the rows counted'],
  'colour-differs': ['底色与化解状态不一致，以文字为准', 'fill colour and status disagree; the text counts'],
  'column-unknown': ['表头不认识，内容随案保留', 'the header is not known; the column is kept with the case'],
  'header-missing': ['工作表有数据，但没有找到可识别的表头', 'the sheet has data but no header that could be recognised'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type ProblemCode = keyof typeof problemReasons;

export interface LedgerProblem {
  readonly sheet: string;
  /** A1 address of the cell, in the workbook as it is. */
  readonly cell: string;
  readonly code: ProblemCode;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

/** Collects the problems of one sheet; the same one of the same cell, with the same hint, once. */
export class ProblemList {
  readonly #sheet: string;
  readonly #found = new Map<string, LedgerProblem>();

  constructor(sheet: string) {
    this.#sheet = sheet;
  }

  /** @param hint what was decided all the same, in both languages; never the value of a cell */
  add(cell: string, code: ProblemCode, hint?: readonly [zh: string, en: string]): void {
    const [zh, en] = problemReasons[code];
    const key = `${cell} ${code} ${hint?.[1] ?? ''}`;
    if (this.#found.has(key)) return;
    const [reasonZh, reasonEn] = hint ? [`${zh}；${hint[0]}`, `${en}; ${hint[1]}`] : [zh, en];
    this.#found.set(key, { sheet: this.#sheet, cell, code, reasonZh, reasonEn });
  }

  /** In the order of the cells. */
  all(): readonly LedgerProblem[] {
    return [...this.#found.values()].sort((a, b) => place(a.cell) - place(b.cell));
  }
}

/** Row by row, then column by column. */
function place(cell: string): number {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return Number(row) * 100_000 + columnIndex(letters);
}
