/** How a petition came in (信访形式); the words of the domain. */
export type Channel = 'letter' | 'visit' | 'call' | 'online' | 'hotline' | 'leader-mailbox' | 'transferred';

const channels: Readonly<Record<Channel, readonly string[]>> = {
  letter: ['来信', '信件', '群众来信', '邮寄', '信函'],
  visit: ['来访', '走访', '上访', '接访', '群众来访'],
  call: ['来电', '电话', '电话来访', '致电'],
  online: ['网上', '网上信访', '网络', '网信', '网上投诉', '互联网', '手机信访', '微信'],
  hotline: ['12345热线转办', '12345热线', '12345', '热线', '热线转办', '市长热线', '政务服务便民热线'],
  'leader-mailbox': ['领导信箱', '市长信箱', '书记信箱', '区长信箱'],
  transferred: ['上级转送', '上级交办', '转送', '上级转办', '省转', '国转'],
};

const channelByLabel = new Map(
  Object.entries(channels).flatMap(([channel, labels]) => labels.map((label): [string, Channel] => [label, channel as Channel])),
);

/** The seven official labels, in the order of the domain's table. */
export const channelLabels: readonly string[] = Object.values(channels).map(([label]) => label ?? '');

/** The channel of a label or one of its synonyms; null when unknown. */
export function channelOf(label: string): Channel | null {
  return channelByLabel.get(label.replace(/\s/g, '')) ?? null;
}

const yes = new Set(['是', '有', '对', 'Y', 'YES', 'TRUE', '1', '√', '✓', '匿名']);
const no = new Set(['否', '无', '不是', '非', 'N', 'NO', 'FALSE', '0', '×', '✗', '实名', '不匿名']);

/** True for 是 and its synonyms, false for 否, null for anything else. */
export function yesOrNo(label: string): boolean | null {
  const word = label.toUpperCase();
  return yes.has(word) ? true : no.has(word) ? false : null;
}

/** Level of a unit (层级). */
export type UnitLevel = 'city' | 'district' | 'street' | 'community';

const levels: Readonly<Record<string, UnitLevel>> = {
  市: 'city',
  市级: 'city',
  区: 'district',
  区级: 'district',
  县: 'district',
  区县: 'district',
  街道: 'street',
  乡镇: 'street',
  镇: 'street',
  乡: 'street',
  社区: 'community',
  村: 'community',
};

export function levelOf(label: string): UnitLevel | null {
  return Object.hasOwn(levels, label) ? (levels[label] ?? null) : null;
}
