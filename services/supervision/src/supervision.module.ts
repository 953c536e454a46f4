import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, EVENT_STORE, VAULT, type Host } from '@anjuan/service-kit';
import { ExtendHandlingLimitHandler } from './application/extend-handling-limit.handler.ts';
import { ExtendController } from './http/extend.controller.ts';
import type { ServicePart } from './order.parts.ts';
import { RUNNER } from './tokens.ts';

@Module({})
export class SupervisionModule {
  static with(host: Host, parts: readonly ServicePart[]): DynamicModule {
    const given = [
      { provide: RUNNER, useValue: host.runner },
      { provide: CLOCK, useValue: host.clock },
      { provide: EVENT_STORE, useValue: host.store },
      { provide: VAULT, useValue: host.vault },
    ];
    return {
      module: SupervisionModule,
      imports: [CqrsModule],
      controllers: [ExtendController, ...parts.flatMap(({ controllers }) => controllers)],
      providers: [...given, ExtendHandlingLimitHandler, ...parts.flatMap(({ providers }) => providers)],
    };
  }
}
