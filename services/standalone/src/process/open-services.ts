import { join } from 'node:path';
import { assignmentConfig, openAssignment } from '@anjuan/assignment';
import { openAudit } from '@anjuan/audit';
import { openClassification } from '@anjuan/classification';
import { openIntake } from '@anjuan/intake';
import type { Host, Service } from '@anjuan/service-kit';
import { openSupervision } from '@anjuan/supervision';
import type { StandaloneConfig } from '../config.ts';

/** Every service of the system, opened on one host. What was opened is closed again when one fails. */
export async function openServices(host: Host, config: StandaloneConfig): Promise<Service[]> {
  const classification = { ...config.classification, modelDir: join(config.dataDir, 'models') };
  const openers = [
    () => openIntake(host),
    () => openClassification(host, classification),
    () => openAssignment(host, assignmentConfig(config.env, config.dataDir)),
    () => openSupervision(host, config.supervision),
    () => openAudit(host),
  ];
  const opened: Service[] = [];
  try {
    for (const open of openers) opened.push(await open());
    return opened;
  } catch (error) {
    await Promise.all(opened.map((service) => service.close()));
    throw error;
  }
}
