import type { RecordedEvent } from '@anjuan/contracts';
import { byCase } from '@anjuan/event-bus';
import { PersonErased } from '@anjuan/personal-data';
import { dayOf, derivedId, type Host, type Report } from '@anjuan/service-kit';
import { type ConfirmationRule, type Suggested } from '../domain/decision/index.ts';
import { decisionDecider } from './decision-decider.ts';
import type { Classifiers } from './classifiers.ts';
import { openRegistrations, type OpenedPetition } from './opened-petitions.ts';
import { classify, record } from './suggest-when-registered.process.ts';
import type { UnitRegister } from './unit-register.ts';

const width = 16;
const actor = { id: 'system:classification', role: 'system', unit: '' };

export interface ResuggestMeans {
  readonly host: Host;
  readonly models: Classifiers;
  readonly units: UnitRegister;
  readonly rule: ConfirmationRule;
}

/**
 * Suggests anew for every undecided case whose suggestion came from another model, named no unit, or names one that is not in force
 * (重新甄别建议): after a training, or when the units came after the petitions. Gives the number of cases whose suggestion changed.
 * Run again after it was cut off, it goes over the cases again and adds only what is missing.
 */
export async function resuggest(means: ResuggestMeans, report: Report): Promise<number> {
  const { host } = means;
  let [seen, changed] = [0, 0];
  for await (const { events } of host.store.readAll({ filter: { types: ['PetitionRegistered'] }, pageSize: 500 })) {
    const opened = new Map((await openRegistrations(host.vault, events)).map((petition) => [petition.caseId, petition]));
    await byCase(events, width, async (event) => {
      const petition = opened.get(event.caseId);
      if (petition && (await suggestAnew(petition, event, means))) changed += 1;
      report((seen += 1), null);
    });
  }
  return changed;
}

async function suggestAnew(petition: OpenedPetition, event: RecordedEvent, means: ResuggestMeans): Promise<boolean> {
  const { host, models, units, rule } = means;
  const state = await host.runner.load('classification', event.caseId, decisionDecider);
  if (state.status !== 'suggested' || (await stillGood(state.suggestion, means))) return false;
  const suggestion = await classify(petition, models);
  const key = derivedId('classification/resuggest', event.id, suggestion.modelVersion, await units.version());
  const context = { actor, now: host.clock(), key, causationId: key, correlationId: event.correlationId };
  try {
    return (await record(petition, suggestion, { host, models, rule, context, likelyNew: false })) > 0;
  } catch (error) {
    if (error instanceof PersonErased) return false;
    throw error;
  }
}

/** Whether asking again would tell nothing new. An office's own model does not say beforehand which version would answer. */
async function stillGood(known: Suggested, { host, models, units }: ResuggestMeans): Promise<boolean> {
  const { version } = await models.current();
  if (known.classifier.name !== models.name || known.classifier.version !== version || known.units.length === 0) return false;
  const today = dayOf(host.clock());
  const standings = await Promise.all(known.units.map(({ unit }) => units.standing(unit, today)));
  return standings.every((standing) => standing.known && standing.inForce);
}
