import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { DocumentKindCode, IssueDocument, VoidDocument } from '@anjuan/contracts';
import type { Numbering } from '@anjuan/documents';
import { caseIdOf, CLOCK, dayOf, Input, Problem, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { DocumentQueries } from '../application/document/document-queries.ts';
import { IssueDocumentCommand, type IssueOutcome } from '../application/document/issue-document.handler.ts';
import { VoidDocumentCommand, type VoidRefusal } from '../application/document/void-document.handler.ts';
import { documentOperations as ops } from './document-operations.ts';
import { documentProblemOf } from './document-problems.ts';

/** Documents of a case (文书): list, draft, issue, void. */
@Controller()
export class DocumentsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(DocumentQueries) private readonly queries: DocumentQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(ops.list)
  async list(@Input(ops.list) { params }: Checked): Promise<unknown> {
    const found = await this.queries.ofCase(caseIdOf(params['id'] ?? ''));
    if (!found) throw new Problem(documentProblemOf({ code: 'case-unknown' }));
    return found;
  }

  @Serve(ops.draft)
  async draft(@Input(ops.draft) input: Checked<undefined, { readonly issuer?: string; readonly on?: string }>): Promise<unknown> {
    const { actor, now } = input.context(this.clock());
    const today = dayOf(now);
    const { issuer, on = today } = input.query;
    const kind = input.params['kind'] as DocumentKindCode;
    const draft = await this.queries.draft(caseIdOf(input.params['id'] ?? ''), { kind, issuer, on, today, actor });
    if ('refusal' in draft) throw new Problem(documentProblemOf(draft.refusal));
    return draft;
  }

  @Serve(ops.issue)
  async issue(@Input(ops.issue) input: Checked<IssueDocument>): Promise<unknown> {
    const command = new IssueDocumentCommand(caseIdOf(input.params['id'] ?? ''), input.body, input.context(this.clock()));
    const issued = await this.commands.execute<IssueDocumentCommand, IssueOutcome>(command);
    if (issued.outcome === 'refused') throw new Problem(documentProblemOf(issued.refusal));
    return { ...issued.document, added: issued.added };
  }

  @Serve(ops.void)
  async void(@Input(ops.void) input: Checked<VoidDocument>): Promise<unknown> {
    const [caseId, document = ''] = [caseIdOf(input.params['id'] ?? ''), input.params['document']];
    const command = new VoidDocumentCommand(caseId, document, input.body, input.context(this.clock()));
    const voided = await this.commands.execute<VoidDocumentCommand, Outcome<Numbering, VoidRefusal>>(command);
    if (voided.outcome === 'refused') throw new Problem(documentProblemOf(voided.refusal));
    return { ...(await this.queries.find(caseId, document)), added: voided.added };
  }
}
