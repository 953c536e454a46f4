// Makes the table of the State Council's holiday notices from the package chinese-days, so that the domain needs no package.
// Run after an update of the package: node libs/regulation/scripts/make-holiday-notices.mjs
import { writeFileSync } from 'node:fs';
import chineseDays from 'chinese-days';

const notices = [];
for (let year = 2004; ; year += 1) {
  const [daysOff, workingDays] = [[], []];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    const works = chineseDays.isWorkday(day);
    if (!works && !weekend) daysOff.push(day);
    if (works && weekend) workingDays.push(day);
  }
  if (daysOff.length === 0) break;
  notices.push({ year, daysOff, workingDays });
}
const rows = notices.map(
  ({ year, daysOff, workingDays }) =>
    `  { year: ${year}, daysOff: ${JSON.stringify(daysOff)}, workingDays: ${JSON.stringify(workingDays)} },`,
);
const text = `import type { HolidayNotice } from './calendar.ts';

/** The State Council's yearly holiday notices (国务院办公厅节假日安排通知), made from chinese-days by scripts/make-holiday-notices.mjs. */
// prettier-ignore
export const holidayNotices: readonly HolidayNotice[] = [
${rows.join('\n').replaceAll('"', "'").replaceAll("','", "', '")}
];
`;
writeFileSync(new URL('../src/calendar/holiday-notices.ts', import.meta.url), text);
