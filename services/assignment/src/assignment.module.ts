import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Regulation } from '@anjuan/regulation';
import { CLOCK, type Host } from '@anjuan/service-kit';
import { RecordUnitHandler } from './application/record-unit.handler.ts';
import { TakeStepHandler } from './application/take-step.handler.ts';
import { CompetenceStepsController } from './http/competence-steps.controller.ts';
import { PathStepsController } from './http/path-steps.controller.ts';
import { ReviewStepsController } from './http/review-steps.controller.ts';
import { StepTaker } from './http/step-taker.ts';
import { StepsController } from './http/steps.controller.ts';
import { UnitsController } from './http/units.controller.ts';
import { REGULATION, RUNNER } from './tokens.ts';

@Module({})
export class AssignmentModule {
  static with(host: Host, regulation: Regulation): DynamicModule {
    const given = [
      { provide: RUNNER, useValue: host.runner },
      { provide: REGULATION, useValue: regulation },
      { provide: CLOCK, useValue: host.clock },
    ];
    const controllers = [StepsController, CompetenceStepsController, PathStepsController, ReviewStepsController, UnitsController];
    return {
      module: AssignmentModule,
      imports: [CqrsModule],
      controllers,
      providers: [...given, StepTaker, TakeStepHandler, RecordUnitHandler],
    };
  }
}
