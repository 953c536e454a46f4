import { normaliseHeader } from '@anjuan/tabular';
import { fieldSynonyms, type FieldName } from './fields.ts';

export type MoneyUnit = '元' | '千元' | '万元' | '百万元' | '亿元';

/** A header as it is compared: without white space, brackets and unit (表头名). */
export function plainHeader(text: string): string {
  return withoutBrackets(normaliseHeader(text)).replace(/[:：、,，.。/\\|_-]/g, '');
}

function withoutBrackets(text: string): string {
  const outside = text.replace(/[(（[【][^)）\]】]*[)）\]】]?/g, '');
  return outside === '' ? text.replace(/[()（）[\]【】]/g, '') : outside;
}

/** The unit of money that a header names (金额单位): 资金（万元）, 化解资金/元. Null when none. */
export function moneyUnitOf(header: string): MoneyUnit | null {
  const [, unit] = /(百万元|亿元|万元|千元|元|万)(?!\/|每)/.exec(normaliseHeader(header)) ?? [];
  return unit === '万' ? '万元' : ((unit as MoneyUnit | undefined) ?? null);
}

function isPersonHeader(name: string): boolean {
  const numbers = [/身份证|证件/, /电话|手机|联系方式/].filter((word) => word.test(name)).length;
  return (name.includes('姓名') && numbers > 0) || (/信访人|上访人|当事人|诉求人|反映人/.test(name) && numbers === 2);
}

/** A header longer than this is a sentence. */
const longestName = 24;

const plainSynonyms = fieldSynonyms.map(({ field, names, pieces = [] }) => ({
  field,
  pieces,
  places: new Map([...names.map(plainHeader).entries()].reverse().map(([place, name]) => [name, place])),
}));

export interface FieldFit {
  readonly field: FieldName;
  /** 3: a whole name; 2: a whole name together with the header above; 1: a piece of one. Place in the list and length of the piece break ties. */
  readonly strength: number;
}

/**
 * Which fields a column can be, best first (表头匹配). `group` is the merged header above: 化解 over 资金, 信访人 over 联系电话.
 */
export function fieldsOfHeader(leaf: string, group: string): readonly FieldFit[] {
  const [name, above] = [plainHeader(leaf), plainHeader(group)];
  if (name === '') return [];
  const fits: FieldFit[] = [];
  if (name.length > longestName) return fits;
  // 信访人（姓名、身份证号、电话） and the like hold whole persons, whichever word comes first.
  if (isPersonHeader(normaliseHeader(leaf))) fits.push({ field: 'petitioner', strength: 2.5 });
  // 预计结案日期 is a plan, whatever date it is of.
  if (/^(预计|计划|拟|目标|承诺).*(时间|日期|时限|期限)$/.test(name)) fits.push({ field: 'dueDate', strength: 2.5 });
  for (const { field, places, pieces } of plainSynonyms) {
    const place = places.get(name);
    if (place !== undefined) fits.push({ field, strength: 3 - place / 1000 });
    else if (above !== '' && places.has(above + name)) fits.push({ field, strength: 2 });
    else {
      const piece = pieces.find((part) => name.includes(part));
      // A longer piece tells more: 办结期限 is 期限, not 办结.
      if (piece !== undefined) fits.push({ field, strength: 1 + piece.length / 100 });
    }
  }
  return fits.sort((a, b) => b.strength - a.strength);
}
