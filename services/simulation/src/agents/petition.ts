import type { EventOf } from '@anjuan/contracts';
import { newMatter, type Matter } from '../city/people.ts';
import type { Life } from '../history/timeline.ts';
import { Case } from './case.ts';
import type { Chronicle } from './chronicle.ts';
import { dispatch } from './dispatch.ts';
import { handle } from './handle.ts';
import { reviews } from './review.ts';

/** A petitioner comes with a matter (来信来访), and lives through what the offices make of it; may come again. */
export async function* petition(chronicle: Chronicle, matter: Matter, earlier: readonly Case[]): Life {
  const found = chronicle.open(matter, earlier);
  const { random, world } = found;
  if (!(await found.register(chronicle.reference))) return;
  const unit = world.city.competentFor(matter.topic, matter.district);
  await found.suggest(unit.code, random.percent(9));
  yield* atTheWindow(found);
  if (random.percent(3)) world.parts.timeline.add(givesUp(found), random.int(5, 90));
  yield random.int(0, 4);
  if (!(await classified(found))) return;
  if (!(yield* dispatch(found))) return;
  if (!(yield* handle(found))) return;
  yield* reviews(found);
  yield* comesAgain(chronicle, found);
}

async function* atTheWindow(found: Case): Life {
  const { matter, random } = found;
  if (matter.headcount > 1) {
    if (random.percent(60))
      await found.window({
        type: 'RecordVisit',
        body: { kind: 'received', headcount: matter.headcount, place: '接待大厅', note: matter.text },
      });
    const count = Math.min(matter.headcount, random.int(1, 5));
    const representatives = Array.from({ length: count }, (_, index) => ({ name: `${matter.petitioner.name}代表${index + 1}` }));
    await found.window({ type: 'ChooseRepresentatives', body: { representatives } });
  }
  if (matter.category === 'accusation' && !matter.anonymous && random.percent(50))
    await found.window({ type: 'OrderConfidentiality', body: { scope: 'identity', reason: '检举人要求保密' } });
  if (random.percent(4)) {
    yield 1;
    await found.window({ type: 'RecordCounselling', body: { counsellor: '心理咨询室', note: '情绪激动，已疏导。' } });
  }
}

/** The petitioner takes the petition back, or dies; whoever works on the case meets it with the next step. */
async function* givesUp(found: Case): Life {
  const { random } = found;
  if (random.percent(85)) {
    await found.withdraw('问题已解决');
    return;
  }
  const diedOn = found.world.today;
  await found.window({ type: 'RecordDeath', body: { diedOn, proof: '死亡医学证明' } });
  yield random.int(10, 40);
  if (random.percent(50)) await found.window({ type: 'ContinueAsHeir', body: { heir: { name: '继承人' }, proof: '公证书' } });
  else await found.window({ type: 'EndByDeath', body: { reason: '无权利义务承受人' } });
}

/** An officer confirms or overrides, links the repetition, or does not accept; true where it goes on to the dispatcher. */
async function classified(found: Case): Promise<boolean> {
  const { matter, random, world, earlier } = found;
  const [first] = earlier;
  if (first) await found.classify({ type: 'ConfirmRelation', body: { kind: 'repeat' }, ofCaseId: first.caseId });
  const { code: unit } = world.city.competentFor(matter.topic, matter.district);
  if (random.percent(3)) return refused(found, random.pick(['outside-duty', 'content-unclear']));
  const { category, topic, route } = matter;
  const done = random.percent(80)
    ? await found.classify({ type: 'ConfirmClassification', body: { unit } })
    : await found.classify({ type: 'OverrideClassification', body: { category, topic, route, unit, reason: '按职责改判' } });
  // Refused where the procedure on the same facts has ended (Art. 36): it is not accepted again.
  return done === undefined ? refused(found, 'procedure-ended') : true;
}

async function refused(found: Case, ground: EventOf<'PetitionNotAccepted'>['ground']): Promise<boolean> {
  await found.classify({ type: 'RefusePetition', body: { ground, explanation: '不予受理，理由已告知。' } });
  await found.classify({ type: 'NotifyRefusal', body: { method: 'post', proof: '邮寄回执', referredTo: '' } });
  return false;
}

/** Who is not content comes back with the same matter (重信重访), the tenacious again and again. */
// eslint-disable-next-line @typescript-eslint/require-await -- lives are asynchronous; this one only waits
async function* comesAgain(chronicle: Chronicle, found: Case): Life {
  const { random, matter, earlier } = found;
  if (!random.percent(matter.tenacity)) return;
  const wait = random.int(20, matter.tenacity > 50 ? 120 : 500);
  yield wait;
  chronicle.world.parts.timeline.add(petition(chronicle, matter, [...earlier, found]));
}

/** New matters come in all through the year (增量), a little fewer at the weekend than on working days. */
// eslint-disable-next-line @typescript-eslint/require-await -- lives are asynchronous; this one only waits
export async function* arrivals(chronicle: Chronicle, perYear: number): Life {
  const random = chronicle.world.chance();
  let [owed, number] = [0, 0];
  for (;;) {
    const busy = chronicle.world.parts.regulation.calendar.isWorkingDay(chronicle.world.today) ? 1.3 : 0.3;
    owed += (perYear / 365) * busy;
    for (; owed >= 1; owed -= 1) chronicle.world.parts.timeline.add(petition(chronicle, newMatter(random, (number += 1)), []));
    yield 1;
  }
}
