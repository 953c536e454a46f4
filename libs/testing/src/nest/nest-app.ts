import 'reflect-metadata';
import { Logger, type DynamicModule, type ExceptionFilter, type Type } from '@nestjs/common';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

const options = Object.assign(new NestApplicationContextOptions(), { abortOnError: false });

/**
 * The HTTP interface of a module, without a port: requests are injected. Rejects with what keeps the module from being put together; Nest by
 * itself would end the process, and with it every suite that runs in it.
 */
export async function nestApp(module: DynamicModule | Type, ...filters: readonly ExceptionFilter[]): Promise<NestFastifyApplication> {
  Logger.overrideLogger(false);
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), options);
  app.useGlobalFilters(...filters);
  await app.init();
  return app;
}
