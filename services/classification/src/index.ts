import { openReadModel } from '@anjuan/read-models';
import type { Host, Service } from '@anjuan/service-kit';
import { classifiers } from './application/classifiers.ts';
import { openedPetitions } from './application/opened-petitions.ts';
import { openRelating } from './application/relate-when-registered.process.ts';
import { openSuggesting } from './application/suggest-when-registered.process.ts';
import { unitRegister } from './application/unit-register.ts';
import { ClassificationModule } from './classification.module.ts';
import type { ClassificationConfig } from './config.ts';
import { classificationOperations } from './http/operations.ts';
import { unitsProjection } from './read-model/units/units.projection.ts';

export { classificationOperations } from './http/operations.ts';

export { classificationConfig, type ClassificationConfig } from './config.ts';

/** Opens the classification service (甄别): suggestions, officers' decisions, repeats and joint petitions, learning. */
export async function openClassification(host: Host, config: ClassificationConfig): Promise<Service> {
  const units = await openReadModel(host.databaseUrl, unitsProjection);
  const register = unitRegister(units, host.store);
  const models = classifiers(register, config, (where, error) => host.report(where, error));
  const petitions = openedPetitions(host.store, host.vault);
  const suggesting = await openSuggesting(host, petitions, register, models, config.rule);
  const relating = await openRelating(host, petitions);
  return {
    name: 'classification',
    module: ClassificationModule.with(host, register, models, config.rule),
    operations: classificationOperations,
    consumers: [units, suggesting, relating],
    readModels: [units],
    background: [],
    close: async () => {
      await Promise.all([units.close(), suggesting.close(), relating.close()]);
    },
  };
}
