import type { ListBacklog } from '@anjuan/contracts';
import { addDays, daysBetween } from '@anjuan/regulation';
import { closeCampaign, openCampaign } from '@anjuan/supervision/handlers';
import { actorOf } from '../history/actors.ts';
import type { Life } from '../history/timeline.ts';
import { backlog } from './backlog.ts';
import type { Case } from './case.ts';
import type { Chronicle } from './chronicle.ts';

type Grounds = ListBacklog['grounds'];
/** The listing rules of the office, in days: half a year late, three times within a year. */
const [lateAfter, repeats, within] = [180, 3, 365];

/** The supervisor lists backlog cases by the rules once a month (排查列入积案). */
export async function* lister(chronicle: Chronicle): Life {
  for (let looked = 0; ; yield 30) {
    await Promise.resolve();
    const { world } = chronicle;
    const open = chronicle.all().filter(({ backlog: state }) => state === 'absent');
    for (const found of open) {
      const grounds = groundsOf(found);
      if (grounds.length > 0) world.parts.timeline.add(backlog(found, grounds));
    }
    looked += 1;
    // A superior's list comes now and then, with one case that nobody would have looked at.
    if (looked % 6 === 0 && open.length > 0) {
      const found = world.chance().pick(open);
      if (groundsOf(found).length === 0 && found.registeredOn !== '')
        world.parts.timeline.add(backlog(found, [{ rule: 'superior-list', found: null }], '上级信访局'));
    }
  }
}

function groundsOf(found: Case): Grounds {
  const grounds: Grounds = [];
  const { state, world, earlier } = found;
  if (state.status === 'accepted' && state.route === 'petition-procedure') {
    const late = daysBetween(state.acceptedOn, world.today) - 60;
    if (late >= lateAfter) grounds.push({ rule: 'overdue', found: Math.floor(late / 30) });
  }
  const since = addDays(world.today, -within);
  const times = [...earlier, found].filter(({ registeredOn }) => registeredOn > since).length;
  if (found.registeredOn > addDays(world.today, -31) && times >= repeats) grounds.push({ rule: 'repeated', found: times });
  return grounds;
}

/** Every second year a campaign (攻坚专项) takes up the backlog of that day, and is closed with what it reached. */
export async function* campaigner(chronicle: Chronicle): Life {
  const { world } = chronicle;
  const random = world.chance();
  const unit = world.city.petitionOffice;
  const { groups } = world.offices;
  for (let year = 1; ; year += 1) {
    yield 300;
    const campaign = `${world.parts.run}-C${year}`;
    const cases = chronicle.all().filter((found) => worked(found) && random.percent(70));
    const targets = { struckOff: Math.ceil(cases.length / 2), openAtEnd: Math.floor(cases.length / 2) };
    const until = addDays(world.today, 300);
    const body = { campaign, title: `第${year}次积案攻坚`, until, unit, targets };
    await world.enter(actorOf('supervisor', unit), (context) =>
      groups.take('campaign', campaign, undefined, context, (facts, state) => openCampaign({ ...body, ...facts }, state)),
    );
    for (const { caseId } of cases) await joins(chronicle, campaign, caseId);
    yield 300;
    const struckOff = cases.filter(({ backlog: state }) => state === 'watched' || state === 'ended').length;
    await world.enter(actorOf('supervisor', unit), (context) =>
      groups.take('campaign', campaign, undefined, context, (facts, state) =>
        closeCampaign({ ...facts, cases: cases.length, struckOff }, state),
      ),
    );
    yield 130;
  }
}

function worked({ backlog: state }: Case): boolean {
  return state === 'listed' || state === 'reported' || state === 'checked';
}

async function joins({ world }: Chronicle, campaign: string, caseId: string): Promise<void> {
  await world.enter(actorOf('supervisor', world.city.petitionOffice), async (context) => {
    await world.offices.groups.join(campaign, [caseId], undefined, context);
    return { outcome: 'done', state: null, added: 0, revision: 0, position: null };
  });
}
