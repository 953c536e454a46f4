import { measures, periodOf, reportProjection, reportQueries, type Asked } from '@anjuan/audit';
import { openReadModel } from '@anjuan/read-models';
import { median } from '../figure.ts';
import { reportHistories } from './report-histories.ts';

/* Runs on the built services, whose entities plain Node could not load from their sources. Arguments: database, number of cases. */

const pageSize = 500;
const [url = '', cases = ''] = process.argv.slice(2);

const events = reportHistories(Number(cases));
const model = await openReadModel(url, reportProjection);
const begun = performance.now();
for (let from = 0; from < events.length; from += pageSize) {
  const page = events.slice(from, from + pageSize);
  await model.manager.transaction((manager) => reportProjection.project(page, manager));
}
tell('report-project', events.length / ((performance.now() - begun) / 1000), 'events/s');
await model.manager.query('VACUUM ANALYZE report_fact');
const [size]: { rows: string; bytes: string }[] = await model.manager.query(
  `SELECT count(*) AS rows, pg_total_relation_size('report_fact') AS bytes FROM report_fact`,
);
process.stderr.write(`  ${events.length} events, ${size?.rows ?? ''} rows, ${Math.round(Number(size?.bytes) / 1e6)} MB with indexes\n`);

const queries = reportQueries(model.manager);
const end = '2025-12-31';
await timed('report-month', () => queries.report(asked('2024-05', end)));
await timed('report-month-past', () => queries.report(asked('2024-05', '2024-06-15')));
await timed('report-year', () => queries.report(asked('2024', end)));
const received = measures.find(({ code }) => code === 'received');
if (received) await timed('report-cases', () => queries.casesBehind(asked('2024-05', end), received, undefined, 50));
await model.close();

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  tell(name, median(times), 'ms');
}

function asked(name: string, asOfDay: string): Asked {
  const period = periodOf(name);
  if (!period) throw new RangeError(name);
  return { period, asOf: new Date(`${asOfDay}T23:59:59.999+08:00`), asOfDay };
}

function tell(name: string, ours: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ name, ours: Math.round(ours), peer: null, peerName: '', unit, ratio: null })}\n`);
}
