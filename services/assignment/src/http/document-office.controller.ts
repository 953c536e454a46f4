import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { DocumentKindCode, SetLetterhead } from '@anjuan/contracts';
import { CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { DocumentQueries } from '../application/document/document-queries.ts';
import type { Letterhead } from '../application/document/numbering.ts';
import { SetLetterheadCommand } from '../application/document/set-letterhead.handler.ts';
import { documentOperations as ops } from './document-operations.ts';

/** What an office keeps for its documents: numbers, templates, letterheads (文号、模板、文头). */
@Controller()
export class DocumentOfficeController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(DocumentQueries) private readonly queries: DocumentQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(ops.numbers)
  async numbers(
    @Input(ops.numbers) { query }: Checked<undefined, { readonly unit: string; readonly kind: DocumentKindCode; readonly year: number }>,
  ): Promise<unknown> {
    const items = await this.queries.numbers(query.unit, query.kind, query.year);
    const last = items.at(-1)?.number ?? 0;
    const there = new Set(items.map(({ number }) => number));
    const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !there.has(number));
    return { last, missing, items };
  }

  @Serve(ops.templates)
  templates(): Promise<unknown> {
    return this.queries.templateList();
  }

  @Serve(ops.letterhead)
  async letterhead(@Input(ops.letterhead) input: Checked<SetLetterhead>): Promise<unknown> {
    const unit = input.params['code'] ?? '';
    const command = new SetLetterheadCommand(unit, input.body, input.context(this.clock()));
    const outcome = await this.commands.execute<SetLetterheadCommand, Outcome<Letterhead, never>>(command);
    return { unit, added: outcome.outcome === 'done' ? outcome.added : 0 };
  }
}
