import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BacklogEvent, FindLedgerRow, ImportLedgerRow } from '@anjuan/contracts';
import { dayOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { importLedgerRow, isRowOf, type BacklogRefusal, type BacklogState } from '../domain/backlog/index.ts';
import { LEDGER, RUNNER } from '../tokens.ts';
import { ledgerMoments, type LedgerFacts } from './backlog-ledger.ts';
import { backlogDecider, backlogStream, loadBacklog } from './backlog-stream.ts';

export class ImportLedgerRowCommand {
  readonly body: ImportLedgerRow;
  readonly context: CommandContext;

  constructor(body: ImportLedgerRow, context: CommandContext) {
    this.body = body;
    this.context = context;
  }
}

/** Which case a row of a ledger is: one that is known, or the id under which it is to be registered. */
export interface FoundRow {
  readonly caseId: string;
  readonly known: boolean;
}

@CommandHandler(ImportLedgerRowCommand)
export class ImportLedgerRowHandler implements ICommandHandler<ImportLedgerRowCommand> {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(LEDGER) private readonly ledger: LedgerFacts,
  ) {}

  execute({ body, context }: ImportLedgerRowCommand): Promise<Outcome<BacklogState, BacklogRefusal>> {
    const { caseId } = body;
    const told = this.ledger.rowOf(body, dayOf(context.now));
    return this.runner.run<BacklogState, BacklogEvent, BacklogRefusal>({
      ...{ owner: 'supervision', caseId, streamId: backlogStream(caseId), context, occurredAt: ledgerMoments(told, context.now) },
      decider: backlogDecider,
      decide: (state) => importLedgerRow(told, state),
    });
  }
}

/** Finds the case of a row by its keys; a new one is called after the first key no other case has. */
export async function findLedgerRow(runner: CommandRunner, ledger: LedgerFacts, row: FindLedgerRow): Promise<FoundRow> {
  const free: string[] = [];
  for (const key of [row.key, ...row.alternateKeys]) {
    const caseId = ledgerCaseId(key);
    const state = await loadBacklog(runner, caseId);
    if (isRowOf(row, ledger.personIdOf(row.petitioner, caseId), state)) return { caseId, known: true };
    if (state.status === 'absent') free.push(caseId);
  }
  // The last key is of title and name: a case that stands under it is the row's own, so there is always a free one before.
  return { caseId: free[0] ?? ledgerCaseId(row.alternateKeys.at(-1) ?? row.key), known: false };
}

/** `JA-` (积案) and the beginning of the key: the same row is the same case. */
function ledgerCaseId(key: string): string {
  return `JA-${key.slice(0, 16).toUpperCase()}`;
}
