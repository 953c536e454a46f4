import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { findLedgerRow, importLedgerRow } from '@anjuan/contracts';
import {
  answer,
  CLOCK,
  Input,
  rowAnswer,
  Serve,
  validate,
  type Checked,
  type Clock,
  type CommandContext,
  type CommandRunner,
  type Outcome,
  type RejectedRow,
} from '@anjuan/service-kit';
import { findLedgerRow as find, ImportLedgerRowCommand } from '../application/backlog-ledger.handler.ts';
import type { LedgerFacts } from '../application/backlog-ledger.ts';
import type { BacklogRefusal, BacklogState } from '../domain/backlog/index.ts';
import { LEDGER, RUNNER } from '../tokens.ts';
import { findLedgerRows, importLedgerRows } from './backlog-operations.ts';
import { backlogProblemOf } from './backlog-problems.ts';

type Batch = Checked<{ items: unknown[] }>;
type Found = { outcome: 'known' | 'new'; caseId: string } | RejectedRow;
type Imported = { outcome: 'imported' | 'already'; caseId: string; added: number } | RejectedRow;

/** An office's own ledger, row by row. */
@Controller()
export class BacklogLedgerController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(LEDGER) private readonly ledger: LedgerFacts,
  ) {}

  @Serve(findLedgerRows)
  async find(@Input(findLedgerRows) { body }: Batch): Promise<{ results: Found[] }> {
    return { results: await Promise.all(body.items.map((item) => this.findRow(item))) };
  }

  @Serve(importLedgerRows)
  async importRows(@Input(importLedgerRows) input: Batch): Promise<{ results: Imported[] }> {
    const context = input.context(this.clock());
    return { results: await Promise.all(input.body.items.map((item, index) => this.importRow(item, index, context))) };
  }

  private findRow(item: unknown): Promise<Found> {
    return rowAnswer(async () => {
      const { caseId, known } = await find(this.runner, this.ledger, validate(findLedgerRow, item));
      return { outcome: known ? 'known' : 'new', caseId };
    });
  }

  private importRow(item: unknown, index: number, batch: CommandContext): Promise<Imported> {
    return rowAnswer(async () => {
      const body = validate(importLedgerRow, item);
      const command = new ImportLedgerRowCommand(body, { ...batch, key: `${batch.key}/${index}` });
      const outcome = await this.commands.execute<ImportLedgerRowCommand, Outcome<BacklogState, BacklogRefusal>>(command);
      const { caseId, added } = answer(body.caseId, outcome, backlogProblemOf);
      return { outcome: added > 0 ? 'imported' : 'already', caseId, added };
    });
  }
}
