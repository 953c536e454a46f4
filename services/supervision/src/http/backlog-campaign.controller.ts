import { Controller, Inject } from '@nestjs/common';
import type * as contracts from '@anjuan/contracts';
import { batchOfSeries } from '@anjuan/contracts';
import {
  answer,
  CLOCK,
  fieldProblem,
  Input,
  Problem,
  problemBody,
  Serve,
  type Checked,
  type Clock,
  type ProblemText,
} from '@anjuan/service-kit';
import type { z } from 'zod';
import type { CampaignQueries } from '../application/backlog-campaign-queries.ts';
import type { BacklogQueries } from '../application/backlog-queries.ts';
import { GroupSteps, type CasePart } from '../application/backlog-group-steps.ts';
import { changeCampaign, closeCampaign, makeBatch, openCampaign, type GroupRefusal } from '../domain/campaign/index.ts';
import { BACKLOG_QUERIES, CAMPAIGN_QUERIES } from '../tokens.ts';
import { campaignOps as ops, type DrawBatch, type JoinByFilter } from './backlog-campaign.operations.ts';
import { backlogProblemOf } from './backlog-problems.ts';

type Query<Operation extends { readonly query: z.ZodType }> = Checked<undefined, z.output<Operation['query']>>;

/** Campaigns, clusters and batches of backlog cases. */
@Controller()
export class CampaignController {
  constructor(
    @Inject(GroupSteps) private readonly steps: GroupSteps,
    @Inject(CAMPAIGN_QUERIES) private readonly queries: CampaignQueries,
    @Inject(BACKLOG_QUERIES) private readonly backlog: BacklogQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(ops.open)
  async open(@Input(ops.open) input: Checked<contracts.OpenCampaign>): Promise<unknown> {
    const { body } = input;
    const id = body.campaign;
    const outcome = await this.steps.take('campaign', id, body.on, input.context(this.clock()), (facts, state) =>
      openCampaign({ ...body, ...facts }, state),
    );
    return answer(id, outcome, groupProblemOf);
  }

  @Serve(ops.list)
  async list(@Input(ops.list) { query }: Query<typeof ops.list>): Promise<unknown> {
    return { items: await this.queries.campaigns(query.limit) };
  }

  @Serve(ops.change)
  async change(@Input(ops.change) input: Checked<contracts.ChangeCampaign>): Promise<unknown> {
    const { params, body } = input;
    const id = params['campaign'] ?? '';
    const outcome = await this.steps.take('campaign', id, body.on, input.context(this.clock()), (facts, state) =>
      changeCampaign({ ...body, ...facts }, state),
    );
    return answer(id, outcome, groupProblemOf);
  }

  @Serve(ops.close)
  async close(@Input(ops.close) input: Checked<contracts.CloseCampaign>): Promise<unknown> {
    const { params, body } = input;
    const id = params['campaign'] ?? '';
    const reached = await this.queries.progressOf(id);
    const outcome = await this.steps.take('campaign', id, body.on, input.context(this.clock()), (facts, state) =>
      closeCampaign({ ...reached, ...facts }, state),
    );
    return answer(id, outcome, groupProblemOf);
  }

  @Serve(ops.join)
  async join(@Input(ops.join) input: Checked<contracts.JoinCampaignCases>): Promise<unknown> {
    const { params, body } = input;
    const id = params['campaign'] ?? '';
    await this.openCampaign(id);
    return resultsOf(await this.steps.join(id, body.caseIds, body.on, input.context(this.clock())));
  }

  @Serve(ops.joinByFilter)
  async joinByFilter(@Input(ops.joinByFilter) input: Checked<JoinByFilter>): Promise<unknown> {
    const { params, body } = input;
    const { filter, limit, after, on } = body;
    const id = params['campaign'] ?? '';
    await this.openCampaign(id);
    const caseIds = await this.backlog.idsOf(filter, limit, after);
    const results = resultsOf(await this.steps.join(id, caseIds, on, input.context(this.clock())));
    return { ...results, next: caseIds.length === limit ? (caseIds.at(-1) ?? null) : null };
  }

  @Serve(ops.leave)
  async leave(@Input(ops.leave) input: Checked<contracts.LeaveCampaignCases>): Promise<unknown> {
    const { params, body } = input;
    return resultsOf(await this.steps.leave(params['campaign'] ?? '', body.caseIds, body.reason, body.on, input.context(this.clock())));
  }

  @Serve(ops.clusters)
  async clusters(@Input(ops.clusters) { query: { limit, ...filter } }: Query<typeof ops.clusters>): Promise<unknown> {
    return { items: await this.queries.clusters(filter, limit) };
  }

  @Serve(ops.batches)
  async batches(@Input(ops.batches) { query }: Query<typeof ops.batches>): Promise<unknown> {
    return { items: await this.queries.batches(query.limit) };
  }

  @Serve(ops.makeBatch)
  async makeBatch(@Input(ops.makeBatch) input: Checked<contracts.MakeBatch>): Promise<unknown> {
    const { body } = input;
    const outcome = await this.steps.take('batch', body.batch, body.on, input.context(this.clock()), (facts, state) =>
      makeBatch({ ...body, ...facts }, state),
    );
    return answer(body.batch, outcome, groupProblemOf);
  }

  /** A batch that is there already is told again with what comes after it, so that whoever was interrupted begins anew and goes on. */
  @Serve(ops.drawBatch)
  async drawBatch(@Input(ops.drawBatch) input: Checked<DrawBatch>): Promise<unknown> {
    const { series, part, filter, limit, after, reason, basis, on } = input.body;
    const batch = batchOfSeries(series, part);
    const known = await this.steps.load('batch', batch);
    const caseIds = known.status === 'batch' ? known.made.caseIds : await this.drawn(filter, limit, after);
    const outcome = await this.steps.take('batch', batch, on, input.context(this.clock()), (facts, state) =>
      makeBatch({ ...facts, batch, basis, reason, caseIds: [...caseIds] }, state),
    );
    if (outcome.outcome === 'refused') throw new Problem(groupProblemOf(outcome.refusal));
    const last = caseIds.at(-1) ?? '';
    const more = await this.backlog.idsOf(filter, 2, last);
    const next = more.length < 2 ? null : { part: part + 1, after: last };
    return { batch, outcome: outcome.added > 0 ? 'done' : 'already', cases: caseIds.length, next };
  }

  @Serve(ops.answerBatch)
  async answerBatch(@Input(ops.answerBatch) input: Checked<contracts.AnswerBatch>): Promise<unknown> {
    const { params, body } = input;
    const id = params['batch'] ?? '';
    const state = await this.steps.load('batch', id);
    if (state.status !== 'batch') throw new Problem(groupProblemOf({ code: 'group-unknown' }));
    return resultsOf(await this.steps.answer(id, state.made.caseIds, body, input.context(this.clock())));
  }

  /** The next cases of a filter for a batch; one more than asked for where it would be left alone, since no batch is of one case. */
  private async drawn(filter: DrawBatch['filter'], limit: number, after: string | undefined): Promise<readonly string[]> {
    const found = await this.backlog.idsOf(filter, limit + 2, after);
    if (found.length < 2) throw new Problem(tooFew);
    return found.length === limit + 2 ? found.slice(0, limit) : found;
  }

  private async openCampaign(id: string): Promise<void> {
    const state = await this.steps.load('campaign', id);
    if (state.status === 'closed') throw new Problem(groupProblemOf({ code: 'campaign-closed', closedOn: state.closedOn }));
    if (state.status !== 'open') throw new Problem(groupProblemOf({ code: 'group-unknown' }));
  }
}

const tooFew = fieldProblem('too-few-cases', 'filter', '符合条件的不足两件', 'fewer than two cases match');

function resultsOf(parts: readonly CasePart[]): Record<string, unknown> {
  const results = parts.map((part) => {
    const { caseId } = part;
    if (part.outcome === 'refused') return { caseId, outcome: 'refused', problem: problemBody(backlogProblemOf(part.refusal)) };
    return { caseId, outcome: part.added > 0 ? 'done' : 'already' };
  });
  const refused = results.filter(({ outcome }) => outcome === 'refused').length;
  return { done: results.length - refused, refused, results };
}

/** Status and wording of the refusals of campaigns and batches. */
export function groupProblemOf(refusal: GroupRefusal): ProblemText {
  const { code, ...data } = refusal;
  switch (refusal.code) {
    case 'group-unknown':
      return { status: 404, code, zh: '没有这个专项或者批次', en: 'no such campaign or batch' };
    case 'group-id-taken':
      return { status: 409, code, zh: '该编号已用于另一专项或者批次', en: 'the id is that of another campaign or batch' };
    case 'campaign-closed':
      return { status: 409, code, zh: `专项已于 ${refusal.closedOn} 结束`, en: `the campaign ended on ${refusal.closedOn}`, data };
    case 'until-before-opening':
      return fieldProblem(code, 'until', `不得早于启动之日 ${refusal.openedOn}`, `not before its opening, ${refusal.openedOn}`, data);
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`, data);
    case 'day-before-previous-step':
      return fieldProblem(code, 'on', `不得早于 ${refusal.previous}`, `not before ${refusal.previous}`, data);
    case 'case-twice':
      return fieldProblem(code, 'caseIds', '同一案件写了两次', 'a case is named twice');
  }
}
