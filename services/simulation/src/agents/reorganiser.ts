import { RecordUnitCommand, unitToSucceed } from '@anjuan/assignment/handlers';
import type { CityUnit } from '../city/city.ts';
import { actorOf } from '../history/actors.ts';
import type { Life } from '../history/timeline.ts';
import type { World } from '../history/world.ts';
import type { Chronicle } from './chronicle.ts';

/** Writes a unit into the register as it stands now. */
export async function recordUnit(world: World, { code, facts }: CityUnit): Promise<void> {
  const actor = actorOf('operator', '');
  await world.enter(actor, (context) => world.offices.units.execute(new RecordUnitCommand(code, facts, context)));
}

/** Bureaus are merged and renamed (机构改革), a few at a time; within days their successors take over every case they had. */
export async function* reorganiser(chronicle: Chronicle): Life {
  const { world } = chronicle;
  const random = world.chance();
  for (;;) {
    yield random.int(300, 900);
    for (let unit = random.int(1, 3); unit > 0; unit -= 1) {
      const [dissolved, successor] = world.city.reorganise(world.today, random);
      await recordUnit(world, successor);
      await recordUnit(world, dissolved);
      await takeOver(chronicle, dissolved.code);
    }
  }
}

async function takeOver(chronicle: Chronicle, dissolved: string): Promise<void> {
  const { world } = chronicle;
  for (const found of chronicle.all())
    if (unitToSucceed(found.state) === dissolved)
      await found.step({ type: 'SucceedUnit', body: {} }, actorOf('dispatcher', world.city.petitionOffice));
}
