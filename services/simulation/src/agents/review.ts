import { daysBetween } from '@anjuan/regulation';
import { actorOf } from '../history/actors.ts';
import type { Case } from './case.ts';
import type { Part } from './dispatch.ts';
import { close, number, procedure } from './handle.ts';

type Waiting = AsyncGenerator<number, void, undefined>;

/** What follows a delivered opinion: closing, carrying out, and for those not content review and re-review (复查、复核). */
export async function* reviews(found: Case): Waiting {
  const { random, matter } = found;
  for (let round = 0; round < 6; round += 1) {
    if (found.state.status !== 'procedure-ended' && random.percent(70)) yield* close(found);
    const of = found.state.status === 'closed' ? found.state.from : found.state;
    if (of?.status !== 'delivered') break;
    const tired = round === 0 ? 0 : 15;
    if (!random.percent(Math.max(2, matter.tenacity - tired)) || !(yield* asks(found, of.deliveredOn))) break;
    if (!(yield* answered(found))) return;
  }
  if (found.state.status !== 'closed') yield* close(found);
  if (found.ordered) yield* carryOut(found);
}

/** The petitioner asks the unit above within thirty days; nobody stands above the top of the city. */
async function* asks(found: Case, deliveredOn: string): Part {
  const { random, world } = found;
  const left = 30 - daysBetween(deliveredOn, world.today);
  if (left < 1) return false;
  yield random.int(0, left);
  const of = found.state.status === 'closed' ? found.state.from : found.state;
  if (of?.status !== 'delivered' || world.city.superiorOf(of.decidedBy) === undefined) return false;
  return found.step({ type: 'RequestReview', body: { reason: '不服处理意见' } }, found.office('intake-clerk'));
}

/** The reviewing unit answers; a revoked decision is handled again. False: somebody else ended the case. */
async function* answered(found: Case): Part {
  const { random } = found;
  const reviewer = () =>
    actorOf('reviewer', found.state.status === 'under-review' || found.state.status === 'review-issued' ? found.state.reviewer : '');
  if (found.state.status === 'under-review' && found.state.level === 're-review' && random.percent(35)) {
    yield random.int(2, 10);
    if (!(await found.step({ type: 'OpenHearing', body: {} }, reviewer()))) return false;
    yield random.int(0, 4);
    if (!(await found.step({ type: 'CloseHearing', body: { record: '听证笔录' } }, reviewer()))) return false;
  }
  yield random.percent(10) ? random.int(31, 50) : random.int(5, 24);
  const outcome = random.weighted({ upheld: 70, changed: 15, returned: 15 });
  const parts = { facts: '原意见认定事实。', opinion: '复查复核意见。', basis: '《信访工作条例》' };
  const body = { documentNumber: number(found, '复'), outcome, ...parts };
  if (!(await found.step({ type: 'IssueReviewOpinion', body }, reviewer()))) return false;
  yield random.int(1, 6);
  if (!(await found.step({ type: 'DeliverReviewOpinion', body: { method: 'post', proof: '邮寄回执' } }, reviewer()))) return false;
  return found.state.status === 'accepted' ? yield* procedure(found) : true;
}

/** What the opinion orders is done by its day, in part first, or late. */
async function* carryOut(found: Case): Waiting {
  const { random } = found;
  yield random.percent(15) ? random.int(90, 150) : random.int(5, 60);
  if (random.percent(20)) {
    await record(found, false);
    yield random.int(10, 40);
  }
  await record(found, true);
}

async function record(found: Case, complete: boolean): Promise<void> {
  if (found.state.status !== 'closed' || found.state.from?.status === 'directed') return;
  const unit = found.state.from?.unit ?? found.unit;
  await found.step({ type: 'RecordCarryingOut', body: { complete, note: '执行情况已核实。' } }, actorOf('unit-head', unit));
}
