import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { EVENT_STORE, ProblemFilter, type Host, type Service } from '@anjuan/service-kit';
import { servePage } from './page.ts';
import { SYSTEM_PARTS, SystemController, type SystemParts } from './system.controller.ts';

@Module({})
class SystemModule {
  static with(parts: SystemParts, host: Host): DynamicModule {
    const providers = [
      { provide: SYSTEM_PARTS, useValue: parts },
      { provide: EVENT_STORE, useValue: host.store },
    ];
    return { module: SystemModule, controllers: [SystemController], providers };
  }
}

@Module({})
class StandaloneModule {
  static with(imports: DynamicModule[]): DynamicModule {
    return { module: StandaloneModule, imports };
  }
}

/** The HTTP interface of all services in one process, with the page. Batches of an import are the largest bodies: 32 MiB. */
export async function createApp(
  services: readonly Service[],
  parts: SystemParts,
  host: Host,
  onError: (error: unknown) => void,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: 32 * 1024 * 1024, routerOptions: { maxParamLength: 200 } });
  const modules = [...services.map((service) => service.module), SystemModule.with(parts, host)];
  Logger.overrideLogger(false); // the process has one log, and it is not Nest's
  const app = await NestFactory.create<NestFastifyApplication>(StandaloneModule.with(modules), adapter);
  app.useGlobalFilters(new ProblemFilter(onError));
  await servePage(app.getHttpAdapter().getInstance());
  await app.init();
  return app;
}
