/**
 * How alike two texts are (文本相近度): the share of the shorter text's character pairs that the other has, without digits, which dates
 * would make alike, and without pairs that most ledgers have everywhere. 0 when either has none.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return shared / small.size;
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.normalize('NFKC').match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at++) pairs.add(run.slice(at, at + 2));
  }
  for (const pair of everywhere) pairs.delete(pair);
  return pairs;
}

const everywhere =
  '信访 访人 要求 反映 答复 复查 复核 维持 政府 区政 市政 县政 万元 法院 起诉 判决 一审 二审 补偿 补助 年月 月日 登记 办理 街道 领导 单位 部分 镇政 到市 到区 认为 不予 同意'.split(
    ' ',
  );
