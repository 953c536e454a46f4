import type { CellProblem, CellProblemCode, Column } from '../table.ts';

type SheetFault = Extract<CellProblemCode, 'formula-cell' | 'error-cell' | 'digits-lost' | 'impossible-date' | 'merged-cell'>;

/** Says what is wrong with a cell of a workbook, by its address (单元格问题). `detail`: an error code or a merged range, never data. */
export function sheetProblem(code: SheetFault, column: Column, row: number, detail = ''): CellProblem {
  const address = `${column.letter}${row}`;
  const [reasonZh, reasonEn] = wording(code, address, column.name, detail);
  return { code, column: column.name, letter: column.letter, address, reasonZh, reasonEn };
}

function wording(code: SheetFault, address: string, name: string, detail: string): [zh: string, en: string] {
  switch (code) {
    case 'formula-cell':
      return [
        `${address}（${name}）是公式单元格，请复制后“选择性粘贴—数值”再导入`,
        `${address} (${name}) is a formula cell; paste it as a value before importing`,
      ];
    case 'error-cell':
      return [`${address}（${name}）是错误值 ${detail}，请改正`, `${address} (${name}) holds the error ${detail}; correct it`];
    case 'digits-lost':
      return [
        `${address}（${name}）是以数字格式保存的长号码，Excel 只保留前 15 位，末尾数字已丢失；请把该列设为文本格式后重新填写`,
        `${address} (${name}) was stored as number, digits lost: Excel keeps 15; format the column as text and type it again`,
      ];
    case 'impossible-date':
      return [`${address}（${name}）的日期不存在`, `${address} (${name}) is a date that does not exist`];
    case 'merged-cell':
      return [
        `${address}（${name}）属于合并单元格 ${detail}，本行没有自己的内容；请取消合并并逐行填写`,
        `${address} (${name}) belongs to the merged range ${detail}; unmerge it and fill in every row`,
      ];
  }
}
