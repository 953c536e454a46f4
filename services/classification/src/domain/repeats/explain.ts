import type { Evidence, EvidenceSign, RelatedSuggestion } from './petition-for-matching.ts';

const SIGNS: Readonly<Record<EvidenceSign, readonly [zh: string, en: string]>> = {
  'id-number-equal': ['证件号码相同', 'same identity number'],
  'id-number-misprinted': ['证件号码只差一处，其中一个校验位不符', 'identity numbers one slip apart, one of them invalid'],
  'id-number-differs': ['证件号码不同且均有效', 'different identity numbers, both valid'],
  'id-number-unreadable-differs': ['证件号码不同，其中有无效号码', 'different identity numbers, not both valid'],
  'phone-equal': ['电话相同', 'same telephone'],
  'phone-differs': ['电话不同', 'another telephone'],
  'name-equal': ['姓名相同', 'same name'],
  'name-one-character-differs': ['姓名只差一字', 'names differ by one character'],
  'surname-only-agrees': ['姓氏相符（一方未留全名）', 'surname agrees, one gave no full name'],
  'form-of-address-contradicts': ['称谓矛盾（先生/女士）', 'Mr and Ms contradict'],
  'name-differs': ['姓名不同', 'another name'],
  'alias-equal': ['网名相同', 'same nickname'],
  'address-equal': ['住址门牌相同', 'same dwelling'],
  'place-equal': ['住址地点相同', 'same place of residence'],
  'dwelling-differs': ['同一地点门牌不同', 'same place, another dwelling'],
  'relative-came-before': ['自述亲属先前反映过', 'says that a relative petitioned before'],
  'refers-to-that-day': ['文中提到上次登记的日期', 'names the day of the earlier petition'],
  'refers-to-that-month': ['文中提到上次登记的月份', 'names the month of the earlier petition'],
  'refers-back': ['文中提到曾经反映', 'refers back to an earlier petition'],
  'does-not-refer-back': ['文中未提曾经反映', 'does not refer back'],
  'says-another-matter': ['自述是另一件事', 'says that it is another matter'],
  'text-equal': ['正文相同', 'same text'],
  'target-equal': ['反映对象相同', 'same target'],
  'target-similar': ['反映对象相近', 'similar target'],
  'target-named-in-text': ['正文提到对方的反映对象', "names the other's target"],
  'target-in-both-titles': ['标题都提到该对象', 'both titles name the target'],
  'authority-equal': ['反映的机关相同', 'same authority'],
  'words-shared': ['共同用词', 'shared words'],
  'title-words-shared': ['标题共同用词', 'shared words in the title'],
  'numbers-shared': ['金额或数目相同', 'same sums or counts'],
  'document-number-shared': ['案号、文号或编号相同', 'same document number'],
  'dwelling-in-text-shared': ['文中楼栋房号相同', 'same room named'],
  'building-in-text-shared': ['文中楼栋相同', 'same building named'],
  'place-name-shared': ['楼盘或地点相同', 'same estate or place'],
};

export interface ExplainedSuggestion {
  readonly zh: string;
  readonly en: string;
}

/**
 * The grounds of a suggestion in words, strongest first. Shared words can hold personal data: show them to those who may read
 * the petition, and never log them.
 */
export function explain(suggestion: RelatedSuggestion): ExplainedSuggestion {
  const ordered = [...suggestion.evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { zh: ordered.map((one) => inWords(one, 0)).join('；'), en: ordered.map((one) => inWords(one, 1)).join('; ') };
}

function inWords({ sign, weight, shared }: Evidence, language: 0 | 1): string {
  const words = shared.length === 0 ? '' : language === 0 ? `：${shared.join('、')}` : `: ${shared.join(', ')}`;
  return `${SIGNS[sign][language]}${words} (${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)})`;
}
