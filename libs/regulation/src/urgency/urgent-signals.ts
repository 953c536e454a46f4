import { parseUrgencyRules, type UrgencyKind, type UrgencyRules, type UrgencySign } from './parse-urgency-rules.ts';
import { defaultUrgencyRules } from './urgency-rules.ts';

/** One sign of urgency (紧急情形): its kind, the Chinese label, and the words of the rule that fired; never more of the text. */
export type UrgentSignal = { readonly kind: UrgencyKind; readonly label: string; readonly sign: string };

/** Registered facts beside the text that can make a petition urgent by themselves. */
export type UrgencyFacts = { readonly headcount?: number };

const crowd = 50; // people at one visit: reported at once as a mass matter (Art. 25 to 27; the number is local practice)
const near = 15; // characters between the two parts of a sign
const shipped: UrgencyRules = parseUrgencyRules(defaultUrgencyRules);

/**
 * The urgent signals (危及生命、群体聚集、坍塌、燃气、中毒、自伤 …) in a petition's title and text, Art. 25 to 27: such matters are
 * reported at once. One signal per kind, in the order of the rules; empty when nothing is urgent. Negation and told
 * history do not fire. Never throws.
 */
export function urgentSignals(text: string, facts: UrgencyFacts = {}, rules: UrgencyRules = shipped): readonly UrgentSignal[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*\n\s*/gu, '。')
    .replace(/\s+/gu, '');
  const signals: UrgentSignal[] = [];
  for (const section of rules.sections) {
    const covered = section.exceptions.flatMap((exception) => placesOf(exception, plain));
    const sign = section.signs.find((each) => fires(each, plain, covered));
    if (sign !== undefined) signals.push({ kind: section.kind, label: section.label, sign: sign.key });
    else if (section.kind === 'crowd' && (facts.headcount ?? 0) >= crowd)
      signals.push({ kind: 'crowd', label: section.label, sign: `人数≥${crowd}` });
  }
  return signals;
}

type Place = { readonly from: number; readonly to: number };

function placesOf(words: string, text: string): readonly Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push({ from: at, to: at + words.length });
  return places;
}

function fires(sign: UrgencySign, text: string, covered: readonly Place[]): boolean {
  const [first = '', ...others] = sign.parts;
  return placesOf(first, text).some((place) => {
    const end = sign.mode === 'both' ? (others.every((part) => text.includes(part)) ? place.to : -1) : follow(others, text, place.to);
    if (end < 0) return false;
    if (covered.some((exception) => exception.from < end && place.from < exception.to)) return false;
    return !denied(text, place.from) && !past(text, place.from, end);
  });
}

/** End of the last part when each follows the one before in the same sentence, else -1. */
function follow(parts: readonly string[], text: string, from: number): number {
  let at = from;
  for (const part of parts) {
    const next = text.indexOf(part, at);
    if (next < 0 || next - at > near || /[。!?;]/u.test(text.slice(at, next))) return -1;
    at = next + part.length;
  }
  return at;
}

const denials = /(没有|没|未|未曾|并非|不是|不会|不要|不去|不|无|防止|预防|防范|避免|杜绝|防|严禁|禁止|以免|免得|担心会不会|演练)$/u;

/** Whether the words right before a sign take it back: 不堵路, 防止坍塌, 没有发生爆炸. */
function denied(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at).replace(/(发生|出现|再|人|过|任何|去|会|想)+$/u, '');
  return denials.test(before) && !/(要不|巴不|恨不|差不|怕不)$/u.test(before);
}

const longAgo =
  /(\d+|[一二三四五六七八九十两几多]+)年前|多年以前|上世纪|(19|20)\d\d年|[一二]\d?[九〇零一二三四五六七八九]{3}年|去年|前年|大前年|那年|当年|年轻时|小时候|曾经|以前|历史上|每年|往年/u;
const now = /现在|正在|今天|今早|今晨|昨晚|昨天|昨夜|刚才|刚刚|马上|立即|又|还在|快|眼看|明天|明早|今晚/u;

/** Whether the sentence tells of something long past, without a word that brings it to the present. */
function past(text: string, from: number, to: number): boolean {
  const start = Math.max(...['。', '!', '?', ';'].map((stop) => text.lastIndexOf(stop, from - 1))) + 1;
  const stops = ['。', '!', '?', ';'].map((stop) => text.indexOf(stop, to)).filter((at) => at >= 0);
  const sentence = text.slice(start, stops.length === 0 ? text.length : Math.min(...stops));
  return longAgo.test(text.slice(start, from)) && !now.test(sentence);
}
