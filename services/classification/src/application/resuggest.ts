import { derivedId, type CommandContext, type Host, type Report } from '@anjuan/service-kit';
import { undecided, evolve, type ConfirmationRule } from '../domain/decision/index.ts';
import type { Classifiers } from './classifiers.ts';
import { openedPetitions } from './opened-petitions.ts';
import { suggestFor } from './suggest-when-registered.process.ts';

/** Suggests anew for every undecided case, as after a training or when the units came after the petitions (重新甄别建议). Gives the number changed. */
export async function resuggest(
  host: Host,
  models: Classifiers,
  rule: ConfirmationRule,
  unitsVersion: string,
  report: Report,
): Promise<number> {
  const petitions = openedPetitions(host.store, host.vault);
  const actor = { id: 'system:classification', role: 'system', unit: '' };
  const { version } = await models.current();
  let [seen, changed] = [0, 0];
  for await (const { events } of host.store.readAll({ filter: { types: ['PetitionRegistered'] }, pageSize: 500 })) {
    for (const event of events) {
      seen += 1;
      const state = await host.runner.load('classification', event.caseId, { initialState: undecided, evolve });
      const opened = state.status === 'suggested' ? await petitions.find(event.caseId) : undefined;
      if (!opened) continue;
      const key = derivedId('classification/resuggest', event.id, version, unitsVersion);
      const context: CommandContext = { actor, now: host.clock(), key, causationId: key, correlationId: event.correlationId };
      changed += (await suggestFor(opened, host, models, rule, context, false)) > 0 ? 1 : 0;
    }
    report(seen, null);
  }
  return changed;
}
