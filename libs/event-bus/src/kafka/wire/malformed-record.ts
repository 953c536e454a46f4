/** What is wrong with a part of a record. */
export type WireRule =
  | 'missing'
  | 'repeated'
  | 'not-the-expected-value'
  | 'not-a-position'
  | 'not-a-whole-number'
  | 'not-a-time'
  | 'not-an-owner'
  | 'not-a-json-object';

const inChinese: Readonly<Record<WireRule, string>> = {
  missing: '缺少',
  repeated: '重复',
  'not-the-expected-value': '与应有的值不符',
  'not-a-position': '不是位置',
  'not-a-whole-number': '不是整数',
  'not-a-time': '不是时间',
  'not-an-owner': '不是已知的服务',
  'not-a-json-object': '不是 JSON 对象',
};

/**
 * A record of a topic that can't be an event of ours. Names the part (`key`, `value` or the header) and the rule it breaks, never the
 * value, which may be personal. Trying again can't help: a consumer sets the record aside.
 */
export class MalformedRecord extends Error {
  override readonly name = 'MalformedRecord';
  readonly part: string;
  readonly rule: WireRule;

  constructor(part: string, rule: WireRule) {
    super(`消息的 ${part} ${inChinese[rule]} / the record's ${part} is ${rule.replaceAll('-', ' ')}`);
    this.part = part;
    this.rule = rule;
  }
}
