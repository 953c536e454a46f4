import { Inject, Injectable } from '@nestjs/common';
import type { AnswerBatch, BacklogEvent, CampaignEvent } from '@anjuan/contracts';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import {
  answerInBatch,
  joinCampaign,
  leaveCampaign,
  type BacklogDecision,
  type BacklogFacts,
  type BacklogRefusal,
  type BacklogState,
} from '../domain/backlog/index.ts';
import { evolveGroup, noGroup, type GroupDecision, type GroupRefusal, type GroupState } from '../domain/campaign/index.ts';
import { RUNNER } from '../tokens.ts';
import { backlogDecider, backlogStream } from './backlog-stream.ts';

export const groupDecider = { initialState: noGroup, evolve: evolveGroup, snapshot: { name: 'group', version: 1 } };
/** Cases worked on side by side. */
const width = 16;

/** One case's part of an action for many: done, or refused while the others went through. */
export type CasePart = { readonly caseId: string } & (
  { readonly outcome: 'done'; readonly added: number } | { readonly outcome: 'refused'; readonly refusal: BacklogRefusal }
);

/** Steps of campaigns and batches (专项、批次), and actions that go to every case of them. */
@Injectable()
export class GroupSteps {
  constructor(@Inject(RUNNER) private readonly runner: CommandRunner) {}

  /** Takes a step of a campaign or batch itself; `on`: its day. */
  take(
    kind: 'campaign' | 'batch',
    id: string,
    on: string | undefined,
    context: CommandContext,
    decide: (facts: { readonly on: string; readonly today: string }, state: GroupState) => GroupDecision,
  ): Promise<Outcome<GroupState, GroupRefusal>> {
    const today = dayOf(context.now);
    const facts = { on: on ?? today, today };
    return this.runner.run<GroupState, CampaignEvent, GroupRefusal>({
      ...{ owner: 'supervision', caseId: id, streamId: `${kind}.${id}`, context, occurredAt: instantOf(facts.on, context.now) },
      decider: groupDecider,
      decide: (state) => decide(facts, state),
    });
  }

  /** A campaign or batch as it stands. */
  load(kind: 'campaign' | 'batch', id: string): Promise<GroupState> {
    return this.runner.load('supervision', `${kind}.${id}`, groupDecider);
  }

  join(campaign: string, caseIds: readonly string[], on: string | undefined, context: CommandContext): Promise<readonly CasePart[]> {
    return this.each(caseIds, on, context, (facts, state) => joinCampaign({ ...facts, campaign }, state));
  }

  leave(campaign: string, caseIds: readonly string[], reason: string, on: string | undefined, context: CommandContext) {
    return this.each(caseIds, on, context, (facts, state) => leaveCampaign({ ...facts, campaign, reason }, state));
  }

  answer(batch: string, caseIds: readonly string[], body: AnswerBatch, context: CommandContext): Promise<readonly CasePart[]> {
    return this.each(caseIds, body.on, context, (facts, state) => answerInBatch({ ...body, ...facts, batch }, state));
  }

  /** The same step for many cases, each in its own stream: one that is refused holds up no other, and a repetition adds to none. */
  private async each(
    caseIds: readonly string[],
    on: string | undefined,
    context: CommandContext,
    decide: (facts: BacklogFacts, state: BacklogState) => BacklogDecision,
  ): Promise<readonly CasePart[]> {
    const today = dayOf(context.now);
    const facts: BacklogFacts = { on: on ?? today, today, actor: context.actor };
    const parts: CasePart[] = [];
    for (let from = 0; from < caseIds.length; from += width) {
      const some = caseIds.slice(from, from + width);
      parts.push(...(await Promise.all(some.map((caseId) => this.one(caseId, facts, context, decide)))));
    }
    return parts;
  }

  private async one(
    caseId: string,
    facts: BacklogFacts,
    context: CommandContext,
    decide: (facts: BacklogFacts, state: BacklogState) => BacklogDecision,
  ): Promise<CasePart> {
    const outcome = await this.runner.run<BacklogState, BacklogEvent, BacklogRefusal>({
      ...{ owner: 'supervision', caseId, streamId: backlogStream(caseId), context, occurredAt: instantOf(facts.on, context.now) },
      decider: backlogDecider,
      decide: (state) => decide(facts, state),
    });
    return outcome.outcome === 'done'
      ? { caseId, outcome: 'done', added: outcome.added }
      : { caseId, outcome: 'refused', refusal: outcome.refusal };
  }
}
