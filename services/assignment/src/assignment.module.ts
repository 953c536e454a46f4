import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, EVENT_STORE, VAULT, type Host } from '@anjuan/service-kit';
import { DocumentQueries } from './application/document/document-queries.ts';
import { IssueDocumentHandler } from './application/document/issue-document.handler.ts';
import { SetLetterheadHandler } from './application/document/set-letterhead.handler.ts';
import type { Templates } from './application/document/templates.ts';
import { VoidDocumentHandler } from './application/document/void-document.handler.ts';
import { RecordUnitHandler } from './application/record-unit.handler.ts';
import { TakeStepHandler } from './application/take-step.handler.ts';
import { CompetenceStepsController } from './http/competence-steps.controller.ts';
import { DocumentFilesController } from './http/document-files.controller.ts';
import { DocumentOfficeController } from './http/document-office.controller.ts';
import { DocumentsController } from './http/documents.controller.ts';
import { PathStepsController } from './http/path-steps.controller.ts';
import { ReviewStepsController } from './http/review-steps.controller.ts';
import { StepTaker } from './http/step-taker.ts';
import { StepsController } from './http/steps.controller.ts';
import { UnitsController } from './http/units.controller.ts';
import { REGULATION, RUNNER, TEMPLATES } from './tokens.ts';

const documents = [DocumentsController, DocumentFilesController, DocumentOfficeController];
const documentHandlers = [DocumentQueries, IssueDocumentHandler, VoidDocumentHandler, SetLetterheadHandler];

@Module({})
export class AssignmentModule {
  static with(host: Host, templates: Templates): DynamicModule {
    const given = [
      { provide: RUNNER, useValue: host.runner },
      { provide: REGULATION, useValue: host.regulation },
      { provide: CLOCK, useValue: host.clock },
      { provide: EVENT_STORE, useValue: host.store },
      { provide: VAULT, useValue: host.vault },
      { provide: TEMPLATES, useValue: templates },
    ];
    const controllers = [
      StepsController,
      CompetenceStepsController,
      PathStepsController,
      ReviewStepsController,
      UnitsController,
      ...documents,
    ];
    return {
      module: AssignmentModule,
      imports: [CqrsModule],
      controllers,
      providers: [...given, StepTaker, TakeStepHandler, RecordUnitHandler, ...documentHandlers],
    };
  }
}
