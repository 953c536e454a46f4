import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Host } from '@anjuan/service-kit';
import type { Classifiers } from './application/classifiers.ts';
import { DecideHandler } from './application/decide.handler.ts';
import type { UnitRegister } from './application/unit-register.ts';
import type { ConfirmationRule } from './domain/decision/index.ts';
import { DecisionsController } from './http/decisions.controller.ts';
import { TrainingController } from './http/training.controller.ts';
import { CLASSIFIERS, HOST, RULE, UNITS } from './tokens.ts';

@Module({})
export class ClassificationModule {
  static with(host: Host, units: UnitRegister, models: Classifiers, rule: ConfirmationRule): DynamicModule {
    const given = [
      { provide: HOST, useValue: host },
      { provide: UNITS, useValue: units },
      { provide: CLASSIFIERS, useValue: models },
      { provide: RULE, useValue: rule },
    ];
    const controllers = [DecisionsController, TrainingController];
    return { module: ClassificationModule, imports: [CqrsModule], controllers, providers: [...given, DecideHandler] };
  }
}
