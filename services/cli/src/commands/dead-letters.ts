import type { Command } from 'commander';
import type { JsonObject } from '@anjuan/contracts';
import type { Api } from '../api/client.ts';
import type { Cli } from '../cli.ts';
import { fieldLabel } from '../output/labels.ts';
import { table, type TableColumn } from '../output/table.ts';
import { shanghaiTime } from '../output/time.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';

/** An event at which a case of one consumer stopped, as the server tells it. */
export interface DeadLetterView {
  readonly id: string;
  readonly consumer: string;
  readonly caseId: string;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly position: string | null;
  readonly lane: string | null;
  readonly record: { readonly topic: string; readonly partition: number; readonly offset: string } | null;
  readonly error: string;
  readonly message: string;
  readonly tries: number;
  readonly since: string;
  /** Later events of the case that wait behind it. */
  readonly waiting: number;
}

/** What became of the case. */
interface ReleasedView {
  readonly outcome: 'handled' | 'stopped';
  readonly events: number;
  readonly letter: DeadLetterView | null;
}

const path = '/api/system/dead-letters';
const idText = '死信编号 / id of the dead letter';

/** `dead-letters list|show|retry|discard`. */
export function addDeadLetterCommands(program: Command, bind: Bind): void {
  const group = program.command('dead-letters').description('死信：无法处理的事件 / events that could not be handled');

  const list = group
    .command('list')
    .description('列出死信 / the events at which cases stopped')
    .option('--consumer <name>', '只看某一消费者 / of one consumer only');
  bind<{ consumer?: string }>(list, async (cli, _args, { consumer }) => {
    const answer = await withServer(cli, {}, (api) =>
      api.send<{ items: readonly DeadLetterView[] }>(path, { query: { consumer, limit: 500 } }),
    );
    cli.result(answer, () => listText(cli, answer.items));
    return 0;
  });

  const show = group.command('show').description('查看死信及其事件 / a dead letter with its event').argument('<id>', idText);
  bind(show, async (cli, [id = '']) => {
    const letter = await withServer(cli, {}, (api) => api.send<DeadLetterView & { event: JsonObject | null }>(letterPath(id)));
    cli.result(letter, () => letterText(cli, letter, letter.event));
    return 0;
  });

  const retry = group
    .command('retry')
    .description('按顺序重新处理该案的事件 / handle the events of its case again, in order')
    .argument('<id>', idText);
  bind(retry, (cli, [id = '']) => release(cli, (api) => post(api, `${letterPath(id)}/retry`)));

  const discard = group
    .command('discard')
    .description('丢弃：该消费者不再处理此事件，理由记入案卷 / leave the event out for this consumer; the reason is recorded')
    .argument('<id>', idText)
    .requiredOption('--reason <text>', '理由，不得含个人信息 / why; nothing personal');
  bind<{ reason: string }>(discard, (cli, [id = ''], { reason }) =>
    release(cli, (api) => post(api, `${letterPath(id)}/discard`, { reason })),
  );
}

function letterPath(id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}

function post(api: Api, address: string, body: object = {}): Promise<ReleasedView> {
  return api.send<ReleasedView>(address, { method: 'POST', body, idempotencyKey: crypto.randomUUID() });
}

/** Exit code 1 where the case stopped again. */
async function release(cli: Cli, ask: (api: Api) => Promise<ReleasedView>): Promise<0 | 1> {
  const answer = await withServer(cli, { writes: true }, ask);
  const { outcome, events, letter } = answer;
  cli.result(answer, () =>
    letter
      ? `${cli.say(`处理了 ${events} 个事件，随后又停在：`, `${events} events handled, then it stopped again at:`)}\n${letterText(cli, letter, null)}`
      : cli.say(`处理了 ${events} 个事件，该案已恢复`, `${events} events handled: the case goes on`),
  );
  return outcome === 'handled' ? 0 : 1;
}

function listText(cli: Cli, items: readonly DeadLetterView[]): string {
  if (items.length === 0) return cli.say('没有死信。', 'No dead letters.');
  const columns: TableColumn<DeadLetterView>[] = [
    { title: cli.say('编号', 'Id'), cell: ({ id }) => id },
    { title: fieldLabel('consumer', cli.language), cell: ({ consumer }) => consumer },
    { title: cli.say('案件', 'Case'), cell: ({ caseId }) => caseId },
    { title: cli.say('事件', 'Event'), cell: ({ type }) => type ?? cli.say('无法读取', 'unreadable'), flexible: 12 },
    { title: cli.say('错误', 'Error'), cell: ({ error }) => error, flexible: 12 },
    { title: cli.say('次数', 'Tries'), cell: ({ tries }) => String(tries), align: 'right' },
    { title: cli.say('等候', 'Waiting'), cell: ({ waiting }) => String(waiting), align: 'right' },
    { title: cli.say('自', 'Since'), cell: ({ since }) => shanghaiTime(since) },
  ];
  const { isTTY, columns: room } = cli.io.stdout;
  return `${table(columns, items, isTTY === true ? room : undefined)}\n${cli.say(`共 ${items.length} 封`, `${items.length} dead letters`)}`;
}

function letterText(cli: Cli, letter: DeadLetterView, event: JsonObject | null): string {
  const { record } = letter;
  const lines: readonly (readonly [string, string | null])[] = [
    [cli.say('编号', 'Id'), letter.id],
    [fieldLabel('consumer', cli.language), letter.consumer],
    [cli.say('案件', 'Case'), letter.caseId],
    [cli.say('事件', 'Event'), [letter.type, letter.eventId, letter.position].filter((part) => part !== null).join(' ')],
    [fieldLabel('record', cli.language), record && `${record.topic} ${record.partition} ${record.offset}`],
    [cli.say('错误', 'Error'), [letter.error, letter.message].filter(Boolean).join(': ')],
    [cli.say('次数', 'Tries'), String(letter.tries)],
    [cli.say('自', 'Since'), shanghaiTime(letter.since)],
    [cli.say('其后等候', 'Waiting behind it'), String(letter.waiting)],
  ];
  const colon = cli.say('：', ': ');
  const head = lines.flatMap(([name, text]) => (text === null || text === '' ? [] : [`${name}${colon}${text}`])).join('\n');
  return event === null ? head : `${head}\n${JSON.stringify(event, null, 2)}`;
}
