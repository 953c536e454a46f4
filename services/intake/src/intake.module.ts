import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Host } from '@anjuan/service-kit';
import { registration } from './application/registration.ts';
import { RegisterPetitionHandler } from './application/register-petition.handler.ts';
import { TakeWindowStepHandler } from './application/take-window-step.handler.ts';
import { WithdrawPetitionHandler } from './application/withdraw-petition.handler.ts';
import { RegisterPetitionController } from './http/register-petition.controller.ts';
import { WindowStepsController } from './http/window-steps.controller.ts';
import { WithdrawPetitionController } from './http/withdraw-petition.controller.ts';
import { REGISTRATION, REGULATION, RUNNER } from './tokens.ts';

@Module({})
export class IntakeModule {
  static with(host: Host): DynamicModule {
    const given = [
      { provide: RUNNER, useValue: host.runner },
      { provide: REGULATION, useValue: host.regulation },
      { provide: CLOCK, useValue: host.clock },
      { provide: REGISTRATION, useValue: registration(host.secrets.personId) },
    ];
    const controllers = [RegisterPetitionController, WithdrawPetitionController, WindowStepsController];
    return {
      module: IntakeModule,
      imports: [CqrsModule],
      controllers,
      providers: [...given, RegisterPetitionHandler, WithdrawPetitionHandler, TakeWindowStepHandler],
    };
  }
}
