import { normalise } from './normalise.ts';

const LEGAL_FORM = /(?:股份|有限|责任|集团|控股|总公司|分公司|公司|项目部|服务中心|服务|管理处|营业部|门店|门诊部|诊所|总店|分店)+$/u;
/** What kind of body it is; with nothing but this in common two names are not alike. */
const KIND =
  /(?:物业|地产|置业|房地产|医院|卫生院|学校|小学|中学|幼儿园|劳务|建设|建工|建筑|工地|公寓|超市|饭店|酒店|科技|教育|农业|商贸|运输)+$/u;
/** Offices, by the end of their names: each has to do with a thousand matters. */
const OFFICE =
  /(?:局|街道|政府|法院|检察院|派出所|分局|大队|支队|社区|(?<!度假)村|镇|乡|(?<!小)区|(?<!超|夜|菜|门)市|县|(?<!健身|购物|培训|月子|美容|托管|养老|体检)中心|窗口|办|办公室|指挥部|(?<!诊|会|事务|招待)所|站长|组|科|(?<!售楼)处|(?<!餐|歌|舞)厅|(?<!项目|售楼|俱乐|门市|营业|门诊|经营)部|委|会|公安|人社|住建|民政|税务|园林|交警|城管|部门|单位|老板|业主|邻居)$/u;
/** The city-wide utilities, for the same reason. */
const UTILITY = /公交|地铁|燃气|供电|电网|自来水|水务|电信|移动公司|供热|供水|供气|排水|有线电视|邮政/u;

/** One name in the field for whom or what the petition is about (反映对象). */
export interface Target {
  /** Without district, legal form (有限公司) and remarks. */
  readonly name: string;
  /** An office has to do with a thousand matters; a firm, an estate or a quarry usually with one. */
  readonly authority: boolean;
}

/** The names in the target field, split at 、 and commas only: 和 stands inside the names of offices. */
export function readTargets(raw: string, district: string): Target[] {
  const front = normalise(district);
  return raw
    .split(/[、,，;；/()（）]/u)
    .map((part) => normalise(part).replace(/[^\p{L}\p{N}]/gu, ''))
    .map((part) => (front !== '' && part.startsWith(front) && part.length > front.length + 1 ? part.slice(front.length) : part))
    .map((part) => (part.length > 3 ? part.replace(/^(?:原|市|区|县)/u, '') : part))
    .map((part) => ({ name: part.replace(LEGAL_FORM, ''), authority: OFFICE.test(part) || UTILITY.test(part) }))
    .filter(({ name }) => name.length >= 2);
}

/** The part of a name that is its own: 滨江里物业 is 滨江里. The whole name when nothing else is left. */
export function ownPart(target: Target): string {
  const own = target.name.replace(KIND, '');
  return own.length >= 2 ? own : target.name;
}

export type TargetComparison = { readonly kind: 'none' } | { readonly kind: 'equal' | 'similar' | 'authority'; readonly shared: string };

/** The closest pair of names; symmetric. */
export function compareTargets(left: readonly Target[], right: readonly Target[]): TargetComparison {
  const order = ['equal', 'similar', 'authority'];
  const found = left.flatMap((a) => right.map((b) => compareOne(a, b))).filter((c) => c.kind !== 'none');
  return found.sort((x, y) => order.indexOf(x.kind) - order.indexOf(y.kind) || (x.shared < y.shared ? -1 : 1))[0] ?? { kind: 'none' };
}

function compareOne(a: Target, b: Target): TargetComparison {
  const [short, long] = a.name.length <= b.name.length ? [a, b] : [b, a];
  const contained = short.name.length >= 3 && long.name.includes(short.name);
  if (a.authority || b.authority) {
    const shared = longestShared(short.name, long.name);
    return contained || shared.length >= Math.max(2, short.name.length * 0.6) ? { kind: 'authority', shared } : { kind: 'none' };
  }
  if (contained || a.name === b.name) return { kind: 'equal', shared: short.name };
  const [ownShort, ownLong] = [ownPart(short), ownPart(long)];
  const prefix = sharedPrefix(ownShort, ownLong);
  return prefix.length >= 2 && prefix.length >= Math.min(ownShort.length, ownLong.length) * 0.5
    ? { kind: 'similar', shared: prefix }
    : { kind: 'none' };
}

function sharedPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function longestShared(a: string, b: string): string {
  let best = '';
  for (let from = 0; from < a.length; from++)
    for (let to = from + best.length + 1; to <= a.length && b.includes(a.slice(from, to)); to++) best = a.slice(from, to);
  return best;
}
