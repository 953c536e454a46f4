import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CasesController } from './http/cases.controller.ts';
import { ReportController } from './http/report.controller.ts';

@Module({})
export class AuditModule {
  static with(providers: readonly Provider[]): DynamicModule {
    return { module: AuditModule, controllers: [CasesController, ReportController], providers: [...providers] };
  }
}
