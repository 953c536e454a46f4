import { TakeStepCommand, type AssignmentState, type Step } from '@anjuan/assignment/handlers';
import { DecideCommand, recordSuggestion, suggestionContext, type OfficersDecision } from '@anjuan/classification/handlers';
import type { Actor, EventOf } from '@anjuan/contracts';
import { RegisterPetitionCommand, TakeWindowStepCommand, WithdrawPetitionCommand, type WindowStep } from '@anjuan/intake/handlers';
import { payloadOf } from '@anjuan/service-kit';
import { ExtendHandlingLimitCommand, TakeBacklogStepCommand, type BacklogState, type BacklogStep } from '@anjuan/supervision/handlers';
import { registrationOf, type Matter } from '../city/people.ts';
import { actorOf } from '../history/actors.ts';
import type { World } from '../history/world.ts';
import type { Random } from '../random.ts';

/** One case as those who live in it see it: what they do goes through it, and it remembers where the handling stands. */
export class Case {
  readonly world: World;
  readonly caseId: string;
  readonly matter: Matter;
  readonly random: Random;
  state: AssignmentState = { status: 'absent' };
  backlog: BacklogState['status'] = 'absent';
  registeredOn = '';
  /** Whether an opinion ordered something that is to be carried out. */
  ordered = false;
  /** Reliefs asked for so far. */
  reliefs = 0;
  /** Cases of the same matter before this one. */
  readonly earlier: readonly Case[];

  constructor(world: World, caseId: string, matter: Matter, earlier: readonly Case[]) {
    this.world = world;
    this.caseId = caseId;
    this.matter = matter;
    this.earlier = earlier;
    this.random = world.chance();
  }

  /** The unit that has the case, or is to get it; empty while nobody knows. */
  get unit(): string {
    if (this.state.status === 'closed' && this.state.from) return this.state.from.unit;
    if ('unit' in this.state) return this.state.unit;
    return 'proposal' in this.state ? this.state.proposal.unit : '';
  }

  async register(reference: string): Promise<boolean> {
    const first = this.earlier[0];
    const body = {
      ...registrationOf(this.matter, this.random, { registrationNumber: this.caseId, reference }),
      ...(first ? { declaredRepeatOf: first.caseId } : {}),
    };
    this.registeredOn = this.world.today;
    const { register } = this.world.offices;
    const done = await this.world.enter(this.clerk, (context) => register.execute(new RegisterPetitionCommand(this.caseId, body, context)));
    return done !== undefined;
  }

  /** The classifier's suggestion; wrong in some of a hundred cases, as a trained one is. */
  async suggest(unit: string, wrong: boolean): Promise<void> {
    const registered = await this.world.first(`intake-${this.caseId}`);
    if (!registered) return;
    const { category, topic, route } = this.matter;
    const confidence = this.random.int(55, 97) / 100;
    const choice = <Code extends string>(code: Code) => ({ code, confidence, reasons: [], alternatives: [] });
    const suggestion = {
      ...{ modelVersion: '1', category: choice(category), topic: choice(wrong ? 'other' : topic), route: choice(route) },
      units: [{ code: unit, name: '', confidence, reasons: [] }],
    };
    const petition = { caseId: this.caseId, registered: payloadOf<EventOf<'PetitionRegistered'>>(registered) };
    const rule = { proposal: null, accusation: null, 'appeal-request': null };
    const context = suggestionContext(registered, registered.recordedAt);
    await recordSuggestion(petition, suggestion, {
      ...{ host: { runner: this.world.runner }, models: { name: 'simulation' }, rule, context, likelyNew: true },
    });
    await this.world.follow();
  }

  window(step: WindowStep) {
    return this.world.enter(this.clerk, (context) =>
      this.world.offices.window.execute(new TakeWindowStepCommand(this.caseId, step, context)),
    );
  }

  withdraw(reason: string) {
    const { withdraw } = this.world.offices;
    return this.world.enter(this.clerk, (context) => withdraw.execute(new WithdrawPetitionCommand(this.caseId, { reason }, context)));
  }

  classify(decision: OfficersDecision) {
    const { classify } = this.world.offices;
    return this.world.enter(this.office('classifier'), (context) => classify.execute(new DecideCommand(this.caseId, decision, context)));
  }

  /** A step of dispatching and handling; false where it was refused. */
  async step(step: Step, actor: Actor = this.office('dispatcher')): Promise<boolean> {
    const { handle } = this.world.offices;
    const state = await this.world.enter(actor, (context) => handle.execute(new TakeStepCommand(this.caseId, step, context)));
    if (state === undefined) return false;
    this.state = state;
    return true;
  }

  /** The same by the head of the unit that has the case. */
  byUnit(step: Step): Promise<boolean> {
    return this.step(step, actorOf('unit-head', this.unit));
  }

  async extend(days: number, reason: string): Promise<boolean> {
    const { extend } = this.world.offices;
    const actor = actorOf('unit-head', this.unit);
    const command = (context: Parameters<typeof extend.execute>[0]['context']) =>
      new ExtendHandlingLimitCommand(this.caseId, { days, reason }, context);
    return (await this.world.enter(actor, (context) => extend.execute(command(context)))) !== undefined;
  }

  /** A step of backlog work; false where it was refused. */
  async backlogStep(step: BacklogStep, actor: Actor = this.office('supervisor')): Promise<boolean> {
    const { backlog } = this.world.offices;
    const state = await this.world.enter(actor, (context) => backlog.execute(new TakeBacklogStepCommand(this.caseId, step, context)));
    if (state === undefined) return false;
    this.backlog = state.status;
    return true;
  }

  office(role: string): Actor {
    return actorOf(role, this.world.city.petitionOffice);
  }

  private get clerk(): Actor {
    return this.office('intake-clerk');
  }
}
