/**
 * Characters that clerks write for each other in names (同音、近形、异体字), each line one group. As data: extend it freely. Only two names
 * that differ in a single character of one group count as variants, and only together with the same number or phone.
 */
export const nameVariantGroups: readonly string[] = [
  ...[
    '闫阎严颜言',
    '胜盛圣升生声晟',
    '建健剑见',
    '红宏洪虹鸿弘',
    '丽莉利力立',
    '国果',
    '芳方',
    '明铭鸣名茗',
    '平萍苹',
    '华花',
    '军君均钧俊',
    '英瑛颖鹰',
  ],
  ...[
    '伟玮维卫威',
    '志智治致',
    '春椿',
    '静靖敬竟',
    '霞夏',
    '燕艳雁彦',
    '玉育钰裕毓',
    '云芸',
    '林琳霖麟',
    '永勇咏泳',
    '发法',
    '财才材',
    '福富付傅',
    '贵桂',
  ],
  ...[
    '荣容蓉',
    '庆清青卿',
    '学雪',
    '文闻雯',
    '梅眉',
    '兰岚蓝',
    '芬分',
    '珍真贞',
    '秀绣',
    '金锦今津',
    '银殷寅',
    '辉晖慧惠会徽',
    '杰洁捷',
    '新欣鑫心辛',
    '龙隆',
  ],
  ...[
    '凤奉',
    '长常昌',
    '东冬',
    '成诚城程承',
    '仁任',
    '义毅艺益',
    '礼李理',
    '忠中钟',
    '孝晓小',
    '淑书树',
    '芝枝之',
    '娟鹃',
    '肖萧',
    '邱丘秋',
    '戴代',
    '余于俞',
  ],
  ...[
    '吴伍武',
    '许徐',
    '张章',
    '阳杨洋扬',
    '涛韬',
    '山珊',
    '进晋',
    '良粮梁',
    '祥详翔',
    '光广',
    '斌彬宾',
    '强蔷',
    '刚钢岗纲',
    '海',
    '波博',
    '峰锋丰',
    '超朝',
  ],
  ...[
    '状壮',
    '弛驰',
    '遂邃',
    '淼森',
    '己已',
    '末未',
    '凌陵',
    '冯马',
    '崔催',
    '姜江',
    '葛戈',
    '廖寥',
    '薛雪',
    '路陆',
    '裴斐',
    '晏宴',
    '郝赫',
    '邹皱',
    '尹伊',
  ],
];

const groupsOf = new Map<string, Set<number>>();
for (const [index, group] of nameVariantGroups.entries()) {
  for (const character of group) groupsOf.set(character, (groupsOf.get(character) ?? new Set()).add(index));
}

/** Whether two names are the same, or one a likely miswriting of the other (姓名近似). */
export function areNameVariants(one: string, other: string): boolean {
  if (one === other) return one !== '';
  const [a, b] = [Array.from(one), Array.from(other)];
  if (a.length !== b.length || a.length < 2) return false;
  const differing = a.flatMap((character, at) => (character === b[at] ? [] : [[character, b[at] ?? ''] as const]));
  if (differing.length !== 1) return false;
  const [x, y] = differing[0] ?? ['', ''];
  return [...(groupsOf.get(x) ?? [])].some((group) => groupsOf.get(y)?.has(group) ?? false);
}
