import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Host } from '@anjuan/service-kit';
import { ExtendHandlingLimitHandler } from './application/extend-handling-limit.handler.ts';
import { ExtendController } from './http/extend.controller.ts';
import { RUNNER } from './tokens.ts';

@Module({})
export class SupervisionModule {
  static with(host: Host): DynamicModule {
    const given = [
      { provide: RUNNER, useValue: host.runner },
      { provide: CLOCK, useValue: host.clock },
    ];
    return {
      module: SupervisionModule,
      imports: [CqrsModule],
      controllers: [ExtendController],
      providers: [...given, ExtendHandlingLimitHandler],
    };
  }
}
