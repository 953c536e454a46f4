import type { EventOf } from '@anjuan/contracts';
import { policies } from './policies.ts';

export type MarkKind = NonNullable<EventOf<'BatchMade'>['basis']>;

/** Something that a case has in common with others (共同点): the same developer, the same street, the same policy. */
export interface Mark {
  readonly kind: MarkKind;
  readonly text: string;
}

const targets =
  /公司|集团|工厂|[水纸酒烟瓷机材肥石茶]\p{Script=Han}{0,2}厂|合作社|基金会|供销社|信用社|商贸城|市场|医院|小学|中学|学校|农场|林场|影院|粮站|商业街|银行|平台/gu;
const places = /街道|大道|社区|小区|水库|花园|村|镇|乡|路|街|巷|洲|岭/gu;
/** Words before a name that are no part of it. */
const before = /^(?:原|在|于|因|由|对|向|与|和|及|的|到|至|从|将|被|位|即|其|该|本|某|后|前|年|月|日|县|市|区)/u;

/** What looks like a name and names nobody. */
const nobody = /^(?:安置小区|人民医院|有限公司|平台公司)$|[同本全各该两邻外]村$|[有仅]/u;

/** What a case's title and facts tell of its target, place and policy (提取共同点), and of its topic together with its district. */
export function marksOf(title: string, facts: string, district: string): readonly Mark[] {
  const text = `${title}\n${facts}`.normalize('NFKC');
  const met = policies.filter(({ words }) => words.some((word) => text.includes(word)));
  const found: Mark[] = [
    ...namesBefore(text, targets, 4, 9).map((name) => ({ kind: 'target' as const, text: name })),
    ...namesBefore(text, places, 3, 6).map((name) => ({ kind: 'place' as const, text: name })),
    ...[...text.matchAll(/《([^《》]{2,40})》/gu)].map(([, name = '']) => ({ kind: 'policy' as const, text: name })),
    ...met.map(({ policy }) => ({ kind: 'policy' as const, text: policy })),
    ...(district === '' ? [] : met.map(({ topic }) => ({ kind: 'topic' as const, text: `${topic} ${district}` }))),
  ];
  return [...new Map(found.map((mark) => [`${mark.kind} ${mark.text}`, mark])).values()];
}

/**
 * Names that end in one of the endings. Chinese has no spaces, so where a name begins is unknown: every beginning is taken, and of those that
 * the same cases share the longest is the name.
 */
function namesBefore(text: string, endings: RegExp, shortest: number, longest: number): string[] {
  const names: string[] = [];
  for (const { index, 0: ending } of text.matchAll(endings)) {
    const end = index + ending.length;
    const [run = ''] = /[\p{Script=Han}A-Za-z]+$/u.exec(text.slice(Math.max(0, end - longest), end)) ?? [];
    for (let length = Math.max(shortest, ending.length + 2); length <= run.length; length += 1) {
      const name = run.slice(-length);
      if (!before.test(name) && !nobody.test(name)) names.push(name);
    }
  }
  return names;
}

/** Cases that share a mark. */
export interface Shared {
  readonly mark: Mark;
  readonly caseIds: readonly string[];
}

/** Keeps of the marks that the same cases share only the longest of each kind (合并同类共同点); the largest clusters first. */
export function clustersOf(shared: readonly Shared[]): readonly Shared[] {
  const best = new Map<string, Shared>();
  for (const one of shared) {
    const key = `${one.mark.kind} ${one.caseIds.toSorted().join()}`;
    const known = best.get(key);
    if (!known || known.mark.text.length < one.mark.text.length) best.set(key, one);
  }
  return [...best.values()].toSorted((a, b) => b.caseIds.length - a.caseIds.length || (a.mark.text < b.mark.text ? -1 : 1));
}
