import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, EVENT_STORE, VAULT, type Host } from '@anjuan/service-kit';
import { ExtendHandlingLimitHandler } from './application/extend-handling-limit.handler.ts';
import type { BacklogParts } from './backlog.parts.ts';
import { ExtendController } from './http/extend.controller.ts';
import { RUNNER } from './tokens.ts';

@Module({})
export class SupervisionModule {
  static with(host: Host, backlog: BacklogParts): DynamicModule {
    const given = [
      { provide: RUNNER, useValue: host.runner },
      { provide: CLOCK, useValue: host.clock },
      { provide: EVENT_STORE, useValue: host.store },
      { provide: VAULT, useValue: host.vault },
    ];
    return {
      module: SupervisionModule,
      imports: [CqrsModule],
      controllers: [ExtendController, ...backlog.controllers],
      providers: [...given, ExtendHandlingLimitHandler, ...backlog.providers],
    };
  }
}
