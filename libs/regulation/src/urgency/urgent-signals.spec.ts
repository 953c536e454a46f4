// Real: the shipped rules. The texts are sentences of invented petitions, some of them from the sample of 320.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultUrgencyRules, parseUrgencyRules, urgentSignals, UrgencyRulesError, type UrgencyKind } from './index.ts';

const kindsIn = (text: string, headcount?: number): readonly UrgencyKind[] =>
  urgentSignals(text, headcount === undefined ? {} : { headcount }).map((signal) => signal.kind);

describe('urgent signals at registration (Art. 25 to 27)', () => {
  it.each<[string, UrgencyKind]>([
    ['明天中午十二点前没有个说法就爬到3号塔吊上去。我拦不住。', 'self-harm'],
    ['楼顶坐着一名男子，喊“还我房子”，腿已经悬在外面', 'self-harm'],
    ['我昨天买了一桶汽油，放在项目部隔壁板房里', 'self-harm'],
    ['九月一个星期全没了，我想跳江的心都有过', 'self-harm'],
    ['前几天他妈在枕头底下翻出一瓶药', 'self-harm'],
    ['几十个孩子上吐下泻，校方让家长不要乱发', 'poisoning'],
    ['午睡前老师给不睡的孩子喂白色药片，下午四点还叫不醒', 'poisoning'],
    ['挡墙又往外鼓了！缝里能塞进拳头！莫等塌了埋了人再来', 'collapse'],
    ['屋后坡体出现二十米长裂缝，今早落土埋了水缸', 'collapse'],
    ['机床厂旧俱乐部屋顶大梁开裂，里面每天有老人打牌，怕塌', 'collapse'],
    ['菜场后门路中间突然陷了个脸盆大的洞，踩上去空的响', 'collapse'],
    ['调压箱附近有煤气味，已持续四十分钟，旁边是早点铺还有明火', 'gas'],
    ['巷子里进水了，水到大腿，屋里还有个瘫子，抬不动，快叫人', 'trapped'],
    ['群里有人准备周五去门口拉横幅，一百多人报名', 'crowd'],
    ['对门男子酒后拎菜刀砸门，家里有八岁孩子', 'violence'],
  ])('flags %s', (text, kind) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it('flags a visit of fifty or more by the number alone, and not of forty-nine', () => {
    expect(kindsIn('求给两个月，让鱼卖完', 67)).toEqual(['crowd']);
    expect(kindsIn('求给两个月，让鱼卖完', 50)).toEqual(['crowd']);
    expect(kindsIn('求给两个月，让鱼卖完', 49)).toEqual([]);
  });

  it.each([
    ['a figure of speech', '楼下超市天天打跳楼价，喇叭吵得孩子没法写作业'],
    ['a simile', '河边烧纸烧得跟着火一样，柳树都烤焦了'],
    ['history of ten years', '十年前这里塌方，塌了半边山，后来修好了'],
    ['history by year', '2016年煤矿发生爆炸以后一直没有恢复供水'],
    ['a promise not to', '我们承诺依法理性，不堵路不拉闸'],
    ['prevention', '建议学校开展预防食物中毒、防溺水教育'],
    ['denial', '所幸没有发生爆炸，也没有倒塌，只要求退押金'],
    ['a yearly habit in a proposal', '东岸每年夏天都有孩子溺水，建议围出浅水区'],
    ['an ordinary wage claim', '包工头欠我们四个人三万五，求给个准话'],
  ])('keeps quiet about %s', (_reason, text) => {
    expect(urgentSignals(text)).toEqual([]);
  });

  it('names kind, label and rule, and nothing of the text', () => {
    expect(urgentSignals('有人要跳江，电话19900000000')).toEqual([{ kind: 'self-harm', label: '自伤自杀', sign: '跳江' }]);
  });

  it('never throws and gives at most one signal per kind, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const kinds = urgentSignals(text).map((signal) => signal.kind);
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
      { seed: 20240501, verbose: true },
    );
  });
});

describe("an office's own urgency rules", () => {
  it('are read from the same text format', () => {
    const rules = parseUrgencyRules('# 本市补充\n[燃气泄漏]\n急 管道…嘶嘶响\n除非 水管道');
    expect(urgentSignals('楼道管道一直嘶嘶响', {}, rules)).toEqual([{ kind: 'gas', label: '燃气泄漏', sign: '管道…嘶嘶响' }]);
    expect(urgentSignals('水管道一直嘶嘶响', {}, rules)).toEqual([]);
  });
  it('name every faulty line', () => {
    const faulty = () => parseUrgencyRules('急 爆炸\n[天气]\n[燃气泄漏]\n急 甲…乙&丙\n快 爆炸');
    expect(faulty).toThrow(UrgencyRulesError);
    expect(faulty).toThrow(/line 1: .*line 2: .*line 4: .*line 5: /u);
  });
  it('come shipped for eight kinds of danger', () => {
    expect(parseUrgencyRules(defaultUrgencyRules).sections.map((section) => section.kind)).toEqual([
      'self-harm',
      'crowd',
      'collapse',
      'gas',
      'poisoning',
      'fire',
      'trapped',
      'violence',
    ]);
  });
});
