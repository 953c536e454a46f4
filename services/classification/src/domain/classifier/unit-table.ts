import { organsOfName, type Organ } from '../lexicon/index.ts';

/** Level of a unit (层级): city 市, district 区, street 街道, community 社区. */
export type UnitLevel = 'city' | 'district' | 'street' | 'community';

/** One row of the units table (责任单位表). Days are YYYY-MM-DD; dissolved and successor are empty while it stands. */
export type UnitRow = {
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parent: string;
  /** 职能关键词 */
  readonly duties: readonly string[];
  /** 管理领域, labels as written. */
  readonly topics: readonly string[];
  readonly established: string;
  readonly dissolved: string;
  readonly successor: string;
};

/** A unit with what the classifier derives from the table once. */
export type KnownUnit = UnitRow & {
  readonly organs: readonly Organ[];
  /** Name of the district it belongs to (云湖区, 高新园区), empty for city organs. */
  readonly district: string;
  /** Proper part of a street's or community's name, for finding it in texts; empty for other levels. */
  readonly stem: string;
};

/** The Chinese levels as registers write them. */
export function unitLevelOf(label: string): UnitLevel | undefined {
  const text = label.normalize('NFKC').trim();
  if (/^(市|市级|地市|省|州|盟)$/u.test(text)) return 'city';
  if (/^(区|区级|县|县级|区县|旗|县市区|园区|开发区|新区)$/u.test(text)) return 'district';
  if (/^(街道|镇|乡|街镇|乡镇|街道级|镇街)$/u.test(text)) return 'street';
  if (/^(社区|村|居委会|村社|社区级)$/u.test(text)) return 'community';
  return undefined;
}

/** Whether a unit exists on a day (设立日期 <= day < 撤销日期). */
export function inForce(unit: UnitRow, day: string): boolean {
  return unit.established <= day && (unit.dissolved === '' || day < unit.dissolved);
}

/** The proper part of a street's, township's or community's name (云桥街道办事处 -> 云桥). */
export function stemOf(name: string): string {
  return name
    .replace(/(街道办事处|街道|镇人民政府|乡人民政府|社区居民委员会|社区居委会|村民委员会|居委会|村委会|镇|乡|社区|村)$/u, '')
    .replace(/^.*[区县市](?=.{2,})/u, '');
}

/** Readies a units table. Units whose parent is missing stand for themselves. */
export function knownUnits(rows: readonly UnitRow[]): readonly KnownUnit[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const districts = districtNames(rows);
  return rows.map((row) => ({
    ...row,
    organs: organsOfName(row.name),
    district: row.level === 'city' ? '' : districtOf(row, byCode, districts),
    stem: row.level === 'street' || row.level === 'community' ? stemOf(row.name) : '',
  }));
}

/** District names, from their governments and park committees; the stem 云湖 serves where the 区 is left out. */
function districtNames(rows: readonly UnitRow[]): readonly string[] {
  const names = rows
    .filter((row) => row.level === 'district')
    .flatMap((row) => /^(.+?)(人民政府|管理委员会|管委会)$/u.exec(row.name)?.[1] ?? [])
    .map((name) => name.replace(/^.*市(?=.{2,})/u, ''));
  return [...new Set(names)];
}

function districtOf(row: UnitRow, byCode: ReadonlyMap<string, UnitRow>, districts: readonly string[]): string {
  let at: UnitRow | undefined = row;
  for (let depth = 0; at !== undefined && depth < 6; depth++) {
    const { name } = at;
    const named =
      districts.find((district) => name.includes(district)) ?? districts.find((district) => name.includes(districtStem(district)));
    if (named !== undefined) return named;
    at = byCode.get(at.parent);
  }
  return /^(.+?[区县旗])/u.exec(row.name)?.[1] ?? '';
}

/** 云湖区 -> 云湖, 高新园区 -> 高新. */
export function districtStem(district: string): string {
  const stem = district.replace(/(高新技术产业开发区|经济技术开发区|开发区|园区|新区|区|县|旗|市)$/u, '');
  return stem.length >= 2 ? stem : district;
}

/** Whether two district names mean the same district. */
export function sameDistrict(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a === b || districtStem(a) === districtStem(b));
}

/** Place names to hide from word features: districts, streets and communities of the table, and districts petitions name. */
export function placeNamesOf(units: readonly KnownUnit[], districts: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const unit of units) {
    if (unit.stem.length >= 2) names.add(unit.stem);
    if (unit.district !== '') names.add(unit.district).add(districtStem(unit.district));
    const city = /^(.{2,4}市)(?!场)/u.exec(unit.name.replace(/^中共/u, ''))?.[1];
    if (city !== undefined) names.add(city);
  }
  for (const district of districts) if (district !== '') names.add(district).add(districtStem(district));
  return [...names].sort();
}
