import type { ListBacklog } from '@anjuan/contracts';
import { addDays } from '@anjuan/regulation';
import { actorOf } from '../history/actors.ts';
import type { Case } from './case.ts';
import { number } from './handle.ts';
import type { Part } from './dispatch.ts';
import type { Life } from '../history/timeline.ts';

/** A backlog case from its listing to the end of its watch period (积案化解), and back again where it relapses. */
export async function* backlog(found: Case, grounds: ListBacklog['grounds'], superior = ''): Life {
  const { matter, random } = found;
  const { title, district } = matter;
  if (!(await found.backlogStep({ type: 'ListBacklog', body: { grounds, superior, district, title, note: '' } }))) return;
  for (let round = 0; round < 4; round += 1) {
    yield random.int(3, 30);
    const leader = `leader-${random.int(1, 9)}`;
    await found.backlogStep({ type: 'AssignLeader', body: { leader, name: '包案领导', post: '副市长' } });
    if (!(yield* planned(found))) return;
    if (random.percent(40)) yield* relief(found);
    if (!(yield* resolved(found))) return;
    if (!(yield* watched(found))) return;
    yield random.int(10, 60);
  }
}

/** One case, one policy (一案一策): steps with dates, visits, meetings, each step done. */
async function* planned(found: Case): Part {
  const { random, world } = found;
  const unit = world.city.competentFor(found.matter.topic, found.matter.district).code;
  const steps = Array.from({ length: random.int(2, 4) }, (_, index) => ({
    ...{ text: `第${index + 1}步：约谈、会商、落实`, dueOn: addDays(world.today, (index + 1) * random.int(15, 60)), unit },
  }));
  if (!(await found.backlogStep({ type: 'SetBacklogPlan', body: { policy: '一案一策化解方案', steps } }))) return false;
  const kinds = ['visit', 'joint-meeting', 'hearing', 'agreement', 'explanation'] as const;
  for (let step = 1; step <= steps.length; step += 1) {
    yield random.int(5, 45);
    const kind = step === 1 ? random.pick(['visit', 'leader-visit'] as const) : random.pick(kinds);
    await found.backlogStep({ type: 'RecordBacklogWork', body: { kind, units: [unit], documentNumber: '', record: '化解工作记录' } });
    await found.backlogStep({ type: 'FinishPlanStep', body: { step, result: '已完成' } });
  }
  return true;
}

/** Relief (救助) is asked for by one office, approved by another, paid in one or two parts. */
async function* relief(found: Case): AsyncGenerator<number, void, undefined> {
  const { random } = found;
  const amountFen = random.int(20, 500) * 10_000;
  if (!(await found.backlogStep({ type: 'RequestRelief', body: { kind: 'petition-fund', amountFen, reason: '生活困难' } }))) return;
  const which = (found.reliefs += 1);
  yield random.int(3, 20);
  const approvedFen = random.percent(80) ? amountFen : Math.floor(amountFen / 2);
  const decision = { relief: which, approvedFen, documentNumber: number(found, '救'), reason: '' };
  if (!(await found.backlogStep({ type: 'DecideRelief', body: decision }, found.office('leader')))) return;
  const parts = random.percent(30) ? [Math.floor(approvedFen / 2), approvedFen - Math.floor(approvedFen / 2)] : [approvedFen];
  for (const [index, part] of parts.entries()) {
    yield random.int(2, 15);
    const voucher = `${found.caseId}-${which}-${index + 1}`;
    await found.backlogStep({ type: 'PayRelief', body: { relief: which, voucher, amountFen: part, payee: '信访人' } });
  }
}

/** Reported by the unit, checked by the office, struck off (验收、销号); what does not hold goes back to work. */
async function* resolved(found: Case): Part {
  const { random, world } = found;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    yield random.int(5, 30);
    const unit = world.city.competentFor(found.matter.topic, found.matter.district).code;
    const report = { results: [random.pick(['settled', 'explained', 'relieved'] as const)], report: '化解报告' };
    if (!(await found.backlogStep({ type: 'ReportResolution', body: report }, actorOf('unit-head', unit)))) return false;
    yield random.int(3, 20);
    const passed = random.percent(85);
    if (!(await found.backlogStep({ type: 'CheckResolution', body: { passed, finding: passed ? '属实' : '未落实' } }))) return false;
    if (!passed) continue;
    yield random.int(1, 10);
    return found.backlogStep({ type: 'StrikeOffBacklog', body: { documentNumber: number(found, '销'), summary: '销号审批' } });
  }
  return false;
}

/** The watch period (稳控期); true where the matter is back (反弹). */
async function* watched(found: Case): Part {
  const { random } = found;
  for (let visit = 0; visit < 3; visit += 1) {
    yield 30;
    const stable = random.percent(95);
    await found.backlogStep({ type: 'RecordWatchVisit', body: { stable, record: '回访记录' } });
    if (stable) continue;
    return found.backlogStep({
      type: 'RecordRelapse',
      body: { because: random.pick(['returned', 'not-carried-out'] as const), reason: '再次来访' },
    });
  }
  yield random.int(1, 5);
  await found.backlogStep({ type: 'EndWatch', body: {} });
  return false;
}
