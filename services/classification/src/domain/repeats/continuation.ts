import { chineseNumber } from './numbers.ts';

/** Words by which a petition says that it was not the first (重复信访的说法). */
const REFERS_BACK =
  /再次|再问|再来|再求|再催|又来|又写|又问|第[二三四五六七八九2-9]次|第[二三四五六七八九2-9]封|[二三四五]问|二次|三次|还是|仍未|仍没|追问|催问|催办|上次|上回|前次|曾(?:来|致|向|写|打|反映|投诉|提交|寄)|(?:来|写|打|登记|反映|投诉|提交|报|寄|打热线|打电话)过/u;
const SENT = /来过|写过|写信|写的|来信|打过|热线|反映|登记|提交|来访|来的|寄|投诉|致电|电话|报过|网上|信箱|我来|讲的|说过|打了|那次|那封/u;

/** Words by which a petitioner sets this petition apart from an earlier one (另一件事). */
const ANOTHER_MATTER =
  /这[次回]不是|不是(?:说|为|问)?(?:上次|上回|那件)|另外?一?[件桩]事|另一[件桩]|换[一了]?[件桩]事|别的事|(?:上次|上回|那件|之前)[^。!?]{0,8}(?:解决了|办好了|修好了|感谢)|说句公道话/u;

/** A relative has petitioned before, says the text: another petitioner, though name, address and matter look the same. */
const RELATIVE_CAME =
  /(?:我|俺|咱)的?(?:哥|弟|姐|妹|爱人|丈夫|老公|老婆|妻子|老伴|妈|爸|父亲|母亲|爷爷|奶奶|儿子|女儿|崽|嫂)[^。!?;]{0,8}(?:来过|写过|反映过|打过|登记过|找过|投诉过|来了)|(?:丈夫|爱人|妻子|哥哥|弟弟|父亲|母亲)(?:来过|反映过|写过|登记过)/u;

/** Whether the text says that a relative of the writer petitioned before. */
export function namesRelativeBefore(text: string): boolean {
  return RELATIVE_CAME.test(text.normalize('NFKC'));
}

/** Whether the text says of itself that it is about something else than before. */
export function namesAnotherMatter(text: string): boolean {
  return ANOTHER_MATTER.test(text.normalize('NFKC'));
}

export type BackReference = 'none' | 'back' | 'month' | 'day';

/** Whether the later text refers back at all, and if it names a time (四月一号我打过热线), whether that is the earlier day of receipt. */
export function refersTo(laterText: string, laterDay: string, earlierDay: string): BackReference {
  let best: BackReference = REFERS_BACK.test(laterText) ? 'back' : 'none';
  for (const sentence of laterText.normalize('NFKC').split(/[。!?;\n]/u)) {
    if (!SENT.test(sentence)) continue;
    for (const time of timesIn(sentence, laterDay)) {
      if (time.month !== earlierDay.slice(0, 7)) continue;
      if (time.day !== undefined && time.day === Number(earlierDay.slice(8))) return 'day';
      if (time.day === undefined) best = 'month';
    }
  }
  return best;
}

interface NamedTime {
  /** `YYYY-MM` */
  readonly month: string;
  readonly day?: number;
}

/** Months named in a sentence, read as the last such month not after the day of writing unless a year is named. */
function timesIn(sentence: string, laterDay: string): NamedTime[] {
  const year = Number(laterDay.slice(0, 4));
  const month = Number(laterDay.slice(5, 7));
  const found: NamedTime[] = [];
  const pattern = /(去年|前年|今年|20\d\d年)?(元|[\d一二三四五六七八九十]{1,2})月(?:份)?(?:([\d一二三四五六七八九十廿卅]{1,3})[号日])?/gu;
  for (const [, named, monthWord = '', dayWord] of sentence.matchAll(pattern)) {
    const said = monthWord === '元' ? 1 : smallNumber(monthWord);
    if (said < 1 || said > 12) continue;
    const of = yearOf(named, year) ?? (said > month ? year - 1 : year);
    found.push(dayWord === undefined ? { month: monthText(of, said) } : { month: monthText(of, said), day: smallNumber(dayWord) });
  }
  if (/上个?月/u.test(sentence)) found.push({ month: month === 1 ? monthText(year - 1, 12) : monthText(year, month - 1) });
  if (/年初/u.test(sentence)) found.push({ month: monthText(year, 1) }, { month: monthText(year, 2) });
  return found;
}

function yearOf(named: string | undefined, year: number): number | undefined {
  if (named === undefined) return undefined;
  if (named === '去年') return year - 1;
  if (named === '前年') return year - 2;
  return named === '今年' ? year : Number(named.slice(0, 4));
}

function smallNumber(word: string): number {
  if (/^\d+$/u.test(word)) return Number(word);
  const plain = word.replace('廿', '二十').replace('卅', '三十');
  return plain.length === 1 && plain !== '十' ? '零一二三四五六七八九'.indexOf(plain) : chineseNumber(plain);
}

function monthText(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
