import type { IssueOpinion } from '@anjuan/contracts';
import { addDays } from '@anjuan/regulation';
import type { Case } from './case.ts';
import type { Part } from './dispatch.ts';

const kinds = ['contacted', 'investigated', 'site-visit', 'coordinated'] as const;

/** The unit handles what it accepted, each kind on its path (办理), up to the answer; true where an opinion was delivered. */
export async function* handle(found: Case): Part {
  const { matter, state } = found;
  if (state.status !== 'accepted') return false;
  if (matter.category === 'proposal') return yield* study(found);
  return state.route === 'petition-procedure' ? yield* procedure(found) : yield* another(found);
}

async function* study(found: Case): Part {
  const { random } = found;
  yield* work(found, random.int(0, 2));
  yield random.int(10, 50);
  const adopted = random.pick(['wholly', 'partly', 'not-adopted'] as const);
  if (!(await found.byUnit({ type: 'AnswerProposal', body: { adopted, answer: '已研究，答复如上。' } }))) return false;
  yield* close(found);
  return false;
}

/** Led into its own statutory procedure; the petition work ends there. */
async function* another(found: Case): Part {
  const { random } = found;
  yield* work(found, random.int(0, 2));
  yield random.int(5, 30);
  if (!(await found.byUnit({ type: 'DirectToProcedure', body: { organ: '有权机关', explanation: '请依法向该机关提出。' } }))) return false;
  if (random.percent(40)) {
    yield random.int(30, 120);
    await found.byUnit({ type: 'RecordProcedureResult', body: { result: '该机关已作出决定。' } });
  }
  yield* close(found);
  return false;
}

/** Fact-finding and a handling opinion within sixty days, or with an extension, or late, or very late. */
export async function* procedure(found: Case): Part {
  const { random, world } = found;
  const late = random.percent(world.city.unit(found.unit).latePercent);
  const veryLate = late && random.percent(20);
  yield* work(found, random.int(1, 4));
  if (random.percent(6)) yield* hearing(found);
  if (random.percent(14)) {
    const settled = yield* mediation(found);
    if (settled) {
      yield* close(found);
      return false;
    }
  }
  if (random.percent(12)) {
    await found.extend(random.int(5, 30), '情况复杂');
    yield random.int(10, 40);
  }
  yield late ? random.int(40, 90) : random.int(1, 20);
  if (veryLate) yield random.int(200, 700);
  if (!(await opinion(found))) return false;
  yield random.int(1, 8);
  const proof = '送达回证';
  const method = random.pick(['in-person', 'post', 'electronic'] as const);
  return found.byUnit({ type: 'DeliverOpinion', body: { method, proof } });
}

async function* work(found: Case, times: number): AsyncGenerator<number, void, undefined> {
  for (let time = 0; time < times; time += 1) {
    yield found.random.int(1, 9);
    await found.byUnit({ type: 'RecordWork', body: { kind: found.random.pick(kinds), note: '已联系信访人并核实情况。' } });
  }
}

async function* hearing(found: Case): AsyncGenerator<number, void, undefined> {
  if (!(await found.byUnit({ type: 'OpenHearing', body: {} }))) return;
  yield found.random.int(0, 3);
  await found.byUnit({ type: 'CloseHearing', body: { record: '听证笔录' } });
}

async function* mediation(found: Case): Part {
  const { random } = found;
  if (!(await found.byUnit({ type: 'OpenMediation', body: { mediator: '人民调解委员会' } }))) return false;
  yield random.int(3, 12);
  if (random.percent(55))
    return found.byUnit({ type: 'SettlePetition', body: { documentNumber: number(found, '调'), terms: '双方达成一致。' } });
  await found.byUnit({ type: 'FailMediation', body: { reason: '双方差距较大' } });
  return false;
}

async function opinion(found: Case): Promise<boolean> {
  const { random, world } = found;
  const results: IssueOpinion['results'] = [random.pick(['settled', 'settled', 'explained', 'relieved'] as const)];
  if (random.percent(4)) results.push('referred-for-punishment');
  const orders = random.percent(30) ? { carryOutBy: addDays(world.today, random.int(20, 90)) } : {};
  found.ordered ||= 'carryOutBy' in orders;
  const parts = { facts: '经调查核实，情况如下。', opinion: '处理意见如下。', basis: '相关法律法规' };
  return found.byUnit({ type: 'IssueOpinion', body: { documentNumber: number(found, '信'), results, ...orders, ...parts } });
}

/** The case is closed with its rating, what was entrusted is reported, what was ordered carried out; not always in this order. */
export async function* close(found: Case): AsyncGenerator<number, void, undefined> {
  const { random } = found;
  const report = () => found.byUnit({ type: 'ReportResult', body: { report: '办理结果已报。' } });
  const early = random.percent(70);
  if (isEntrusted(found) && early) await report();
  yield random.int(1, 7);
  const rating = random.weighted({ satisfied: 50, 'basically-satisfied': 22, dissatisfied: 18, 'not-rated': 10 });
  if (!(await found.byUnit({ type: 'CloseCase', body: { rating } }))) return;
  if (isEntrusted(found) && !early) await report();
}

export function isEntrusted({ state }: Case): boolean {
  return 'aside' in state && state.aside.reportBy !== null;
}

/** A document number of the unit; numbers without gaps are another part's business. */
export function number(found: Case, kind: string): string {
  return `${kind}〔${found.world.today.slice(0, 4)}〕${found.caseId.slice(-6)}号`;
}
