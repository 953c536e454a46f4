import { addDays } from '@anjuan/regulation';
import type { Case } from './case.ts';

/** A part of a life that tells how it went on; false: the case is over, or somebody else ended it meanwhile. */
export type Part = AsyncGenerator<number, boolean, undefined>;

/** The dispatcher sends the petition, the unit objects, declines or accepts (分办、受理). */
export async function* dispatch(found: Case): Part {
  const { random, matter, world } = found;
  yield random.percent(5) ? random.int(14, 24) : random.int(0, 9);
  if (matter.category === 'accusation' && random.percent(30)) {
    const accused = random.pick(world.city.all().filter(({ facts }) => facts.level === 'street')).code;
    await found.step({ type: 'NameAccusedUnit', body: { unit: accused, reason: '被检举单位' } });
  }
  if (!(await send(found))) return false;
  if (random.percent(7) && !(yield* objection(found))) return false;
  const { latePercent } = world.city.unit(found.unit);
  yield random.percent(latePercent) ? random.int(16, 30) : random.int(1, 14);
  if (random.percent(3)) {
    await found.byUnit({ type: 'DeclinePetition', body: { ground: 'outside-duty', explanation: '不属本单位职责范围', referredTo: '' } });
    return false;
  }
  return found.byUnit({ type: 'AcceptPetition', body: {} });
}

/** To the unit that is competent today: the proposed one may be gone since. */
async function send(found: Case, to?: string): Promise<boolean> {
  const { random, matter, world } = found;
  const unit = to ?? world.city.competentFor(matter.topic, matter.district).code;
  return random.percent(25)
    ? found.step({ type: 'EntrustPetition', body: { unit, reportBy: addDays(world.today, random.int(40, 90)) } })
    : found.step({ type: 'TransferPetition', body: { unit } });
}

/** The unit finds that it is not competent (管辖异议): right, wrong, or a conflict that goes up (Art. 23, 24). */
async function* objection(found: Case): Part {
  const { random } = found;
  yield random.int(1, 4);
  if (!(await found.byUnit({ type: 'ObjectToCompetence', body: { reason: '不属本单位管辖' } }))) return false;
  const units = [found.unit, anotherUnit(found)];
  yield random.int(1, 4);
  const end = random.weighted({ rejected: 25, 'taken-back': 55, conflict: 20 });
  if (end === 'rejected') return found.step({ type: 'RejectObjection', body: { reason: '属该单位职责' } });
  if (end === 'taken-back') {
    if (!(await found.step({ type: 'TakeBackMaterial', body: {} }))) return false;
    yield random.int(0, 5);
    return send(found, inForce(found, units[1] ?? ''));
  }
  return yield* conflict(found, units);
}

async function* conflict(found: Case, units: string[]): Part {
  const { random } = found;
  const refer = (to: 'common-superior' | 'joint-conference') =>
    found.step({ type: 'ReferConflict', body: { to, units, reason: '双方均认为不属本单位职责' } });
  if (!(await refer('common-superior'))) return false;
  yield random.int(5, 15);
  const up = random.percent(30);
  if (up) {
    if (!(await refer('joint-conference'))) return false;
    yield random.int(7, 20);
  }
  const unit = inForce(found, random.pick(units));
  const by = up ? 'joint-conference' : 'common-superior';
  if (!(await found.step({ type: 'DecideCompetence', body: { unit, by } }))) return false;
  yield random.int(0, 3);
  const now = inForce(found, unit);
  // Dissolved in these days: the units agree that its successor is competent.
  if (now !== unit && !(await found.step({ type: 'DecideCompetence', body: { unit: now, by: 'agreement' } }))) return false;
  return send(found, now);
}

function anotherUnit(found: Case): string {
  const { city } = found.world;
  const able = city.all().filter((unit) => unit.topics.length > 0 && city.isInForce(unit) && unit.code !== found.unit);
  return found.random.pick(able).code;
}

/** The unit, or the last of its successors where it is gone. */
function inForce({ world: { city } }: Case, code: string): string {
  let unit = city.unit(code);
  while (unit.facts.successor !== null && !city.isInForce(unit)) unit = city.unit(unit.facts.successor);
  return unit.code;
}
