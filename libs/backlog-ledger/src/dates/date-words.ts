/**
 * Words for times as ledgers use them (时间用语), as data. A wording gives a first and a last day generously, for it is kept beside them:
 * a season in the south begins early, a year's end begins in November.
 */

/** Parts of a year; the longest word that fits counts. `next`: the last day lies in the year after. */
export const partsOfYear: readonly { words: readonly string[]; from: string; to: string; next?: true }[] = [
  { words: ['年初', '初', '开年', '伊始'], from: '01-01', to: '03-31' },
  { words: ['年中'], from: '05-01', to: '08-31' },
  { words: ['年底', '年末', '底', '末', '岁末'], from: '11-01', to: '12-31' },
  { words: ['上半年'], from: '01-01', to: '06-30' },
  { words: ['下半年'], from: '07-01', to: '12-31' },
  { words: ['一季度', '第一季度', '1季度'], from: '01-01', to: '03-31' },
  { words: ['二季度', '第二季度', '2季度'], from: '04-01', to: '06-30' },
  { words: ['三季度', '第三季度', '3季度'], from: '07-01', to: '09-30' },
  { words: ['四季度', '第四季度', '4季度'], from: '10-01', to: '12-31' },
  { words: ['春', '春天', '春季', '春上'], from: '02-01', to: '05-31' },
  { words: ['夏', '夏天', '夏季', '夏秋'], from: '05-01', to: '08-31' },
  { words: ['秋', '秋天', '秋季', '秋后'], from: '08-01', to: '11-30' },
  { words: ['冬', '冬天', '冬季', '冬春'], from: '11-01', to: '02-28', next: true },
  { words: ['汛期'], from: '04-01', to: '09-30' },
  { words: ['汛前'], from: '01-01', to: '05-31' },
  { words: ['汛后'], from: '09-01', to: '12-31' },
  { words: ['暑假', '暑期'], from: '07-01', to: '08-31' },
  { words: ['寒假'], from: '01-10', to: '02-28' },
  { words: ['两会', '两会期间'], from: '03-01', to: '03-15' },
  { words: ['年内', '全年'], from: '01-01', to: '12-31' },
];

/** Parts of a month, as days; 31 is its last day. */
export const partsOfMonth: readonly { words: readonly string[]; from: number; to: number }[] = [
  { words: ['初', '上旬'], from: 1, to: 10 },
  { words: ['中旬', '中', '月中'], from: 11, to: 20 },
  { words: ['下旬', '底', '末'], from: 21, to: 31 },
];

/** Festivals (节日): civil MM-DD, or `lunar` month-day; 清明 wanders between April 4 and 6. */
export const festivals: readonly { words: readonly string[]; from?: string; to?: string; lunar?: readonly [month: number, day: number] }[] =
  [
    { words: ['春节', '过年', '大年初一'], lunar: [1, 1] },
    { words: ['元宵', '元宵节'], lunar: [1, 15] },
    { words: ['清明', '清明节'], from: '04-04', to: '04-06' },
    { words: ['端午', '端午节'], lunar: [5, 5] },
    { words: ['中秋', '中秋节'], lunar: [8, 15] },
    { words: ['重阳', '重阳节'], lunar: [9, 9] },
    { words: ['元旦', '元旦节'], from: '01-01' },
    { words: ['五一', '五一节', '劳动节', '五一劳动节'], from: '05-01' },
    { words: ['六一', '儿童节'], from: '06-01' },
    { words: ['七一', '建党节'], from: '07-01' },
    { words: ['八一', '建军节', '八一建军节'], from: '08-01' },
    { words: ['教师节'], from: '09-10' },
    { words: ['十一', '国庆', '国庆节'], from: '10-01' },
  ];

/** Names of lunar months beside the numbers. */
export const lunarMonthNames: Readonly<Record<string, number>> = { 正月: 1, 冬月: 11, 腊月: 12 };

/** What stands in a date cell and means that there is no date, on purpose: no fault of the cell. */
export const noDateWords: readonly string[] = [
  ...['长期', '长期关注', '长期坚持', '持续', '常态化', '待定', '待议', '未定', '不定', '无', '无期限', '暂无', '不详', '不清楚', '未知'],
  ...['-', '--', '—', '——', '/', '\\', '无法确定', '视情况', '另定', '尚未确定', '暂未确定', '待省复函', '待批复', '待上级批复'],
];
