import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { Problem, StepAnswer } from '../api/types.ts';
import { problemText } from '../api/problem.ts';
import type { Cli } from '../cli.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import type { Step } from './step-fields.ts';
import { stepBody } from './step-body.ts';
import { addByFilterCommands } from './backlog-by-filter.ts';
import { addFields, type StepOptions } from './steps.ts';
import { batchSteps, campaignSteps } from './step-table-backlog.ts';

/** What an action for many cases did in each. */
export interface GroupAnswer {
  readonly done: number;
  readonly refused: number;
  readonly results: readonly { readonly caseId: string; readonly outcome: string; readonly problem?: Problem }[];
}

/** `backlog campaign open|change|close|join|leave ID`, `backlog batch make|answer ID`, and those that go by a filter. */
export function addGroupCommands(backlog: Command, bind: Bind): void {
  const groups = [
    ['campaign', '专项 / campaigns', campaignSteps],
    ['batch', '批次 / batches', batchSteps],
  ] as const;
  const made = groups.map(([field, help, steps]) => {
    const group = backlog.command(field).description(help);
    for (const step of steps) {
      const command = group.command(step.name).description(step.help).argument('<id>', '编号 / id');
      addFields(command, step);
      bind<StepOptions>(command, (cli, [id = ''], options) => takeGroupStep(cli, step, field, id, options));
    }
    return group;
  });
  const [campaign, batch] = made;
  if (campaign && batch) addByFilterCommands(campaign, batch, bind);
}

/** The exit code is 1 where a case was refused: what was asked is not done in whole. */
async function takeGroupStep(cli: Cli, step: Step, field: string, id: string, options: StepOptions): Promise<0 | 1> {
  const made = step.path.includes('{id}') ? {} : { [field]: id };
  const body = await stepBody(step, options, cli.io.cwd, made);
  const path = step.path.replace('{id}', encodeURIComponent(id));
  const idempotencyKey = options['idempotencyKey'] ?? randomUUID();
  const answer = await withServer(cli, { writes: true }, (api) =>
    api.send<GroupAnswer | StepAnswer>(path, { method: 'POST', body, idempotencyKey }),
  );
  const [zh = '', en = ''] = step.help.split(' / ');
  cli.result(answer, () => {
    if (!('results' in answer)) return cli.say(`已办理：${zh}  ${id}`, `done: ${en}  ${id}`);
    const refused = answer.results.filter(({ outcome }) => outcome === 'refused');
    const lines = refused.map(({ caseId, problem }) => {
      const text = problemText(problem ?? {}, 409);
      return `  ${caseId}  ${cli.say(text.zh, text.en)}`;
    });
    const head = cli.say(
      `${zh}：${answer.done} 件已办，${answer.refused} 件未办`,
      `${en}: done in ${answer.done}, refused in ${answer.refused}`,
    );
    return [head, ...lines].join('\n');
  });
  return 'results' in answer && answer.refused > 0 ? 1 : 0;
}
