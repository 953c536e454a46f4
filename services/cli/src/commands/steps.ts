import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { StepAnswer } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { casePath } from './case.ts';
import { optionName, stepBody } from './step-body.ts';
import type { Step } from './step-fields.ts';
import { steps } from './step-table.ts';

export type StepOptions = Readonly<Record<string, string | undefined>>;

/** `case confirm|override|…|unrelate ID`: one command for each step of the interface. */
export function addStepCommands(program: Command, bind: Bind): void {
  const group = program.commands.find((command) => command.name() === 'case');
  if (!group) throw new Error('the steps belong to the group case, which is added before them');
  addCaseSteps(group, steps, bind);
}

/** One command for each step of a case, in a group. */
export function addCaseSteps(group: Command, some: readonly Step[], bind: Bind): void {
  for (const step of some) {
    const command = group.command(step.name).description(step.help).argument('<id>', '案件编号或登记编号 / case id or registration number');
    if (step.other !== undefined) command.requiredOption(step.other, '另一案件 / the other case');
    addFields(command, step);
    bind<StepOptions>(command, (cli, [id = ''], options) => takeStep(cli, step, id, options));
  }
}

/** The options of a step. */
export function addFields(command: Command, step: Step): void {
  for (const { flag, help, required, choices } of step.fields) {
    const text = choices ? `${help}: ${choices.join(' | ')}` : help;
    if (required === true) command.requiredOption(flag, text);
    else command.option(flag, text);
  }
  command.option('--idempotency-key <key>', '幂等键，默认每次新建 / the same key again is the same step');
}

async function takeStep(cli: Cli, step: Step, id: string, options: StepOptions): Promise<0> {
  const body = await stepBody(step, options, cli.io.cwd);
  const other = step.other === undefined ? '' : (options[optionName(step.other)] ?? '');
  const path = casePath(id) + step.path.replace('{other}', encodeURIComponent(other));
  const idempotencyKey = options['idempotencyKey'] ?? randomUUID();
  const answer = await withServer(cli, { writes: true }, (api) => api.send<StepAnswer>(path, { method: 'POST', body, idempotencyKey }));
  const [zh = '', en = ''] = step.help.split(' / ');
  cli.result(answer, () =>
    answer.added > 0
      ? cli.say(`已办理：${zh}  ${answer.caseId}`, `done: ${en}  ${answer.caseId}`)
      : cli.say(`此前已是如此：${zh}  ${answer.caseId}`, `already so: ${en}  ${answer.caseId}`),
  );
  return 0;
}
