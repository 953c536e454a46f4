import type { Host, Service } from '@anjuan/service-kit';
import { processLog } from '../log/log.ts';
import { askedToEnd, endProcess, runMain } from '../process/ending.ts';
import { undoStack } from '../process/undo.ts';
import { deliveringFrom } from './broker.ts';
import { serviceConfig, type ServiceName } from './service-config.ts';
import { findMasterKeys } from './master-keys.ts';
import { openHost } from './open-host.ts';
import { passwordOf, roleUrl } from '../database/roles.ts';
import { serve } from './serve.ts';
import type { Environment } from '../config/settings.ts';

export interface ServiceProcess<Own> {
  readonly name: ServiceName;
  /** Settings of the service itself. Throws an Error that names every wrong variable. */
  settings?(env: Environment): Own;
  open(host: Host, settings: Own, dataDir: string): Promise<Service>;
}

/**
 * Runs one service as a process of its own: with its own role at the database and, where KAFKA_BROKERS is set, its events out of Kafka;
 * without, out of the store itself. Prints one line when it takes requests. SIGTERM or Ctrl-C ends it in order, code 0; wrong settings: code 2.
 */
export function runService<Own>(service: ServiceProcess<Own>): Promise<void> {
  return runMain(async () => {
    const config = serviceConfig(service.name, process.argv.slice(2), process.env, service.settings?.bind(service));
    const log = processLog(service.name, config.log);
    const asked = askedToEnd();
    const undo = undoStack(log);
    try {
      const keys = await findMasterKeys(config);
      const databaseUrl = roleUrl(config.databaseUrl, `anjuan_${service.name}`, () => passwordOf(service.name, keys, config.env));
      const host = await openHost({ ...config, databaseUrl, keys, log }, undo);
      const delivering = deliveringFrom(config.kafka, host.store, service.name, log, undo);
      const opened = await service.open(host, config.own as Own, config.dataDir);
      const { url } = await serve({ name: service.name, services: [opened], host, ...delivering, page: false, listen: config, log }, undo);
      console.log(`Anjuan ${service.name} is ready at ${url}`);
    } catch (error) {
      await undo.unwind();
      throw error;
    }
    await asked;
    await endProcess(log, () => undo.unwind(), 0);
  });
}
