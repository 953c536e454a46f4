import { isOutOfLedger, type ClassificationEvent, type EventOf, type RecordedEvent } from '@anjuan/contracts';
import { PersonErased } from '@anjuan/personal-data';
import { openProcessManager, reactionContext, type CommandContext, type Host, type ProcessManager } from '@anjuan/service-kit';
import type { PetitionFacts, Reason, Suggestion } from '../domain/classifier/index.ts';
import {
  neverByRule,
  suggestClassification,
  type ConfirmationRule,
  type DecisionRefusal,
  type DecisionState,
} from '../domain/decision/index.ts';
import { decisionDecider } from './decision-decider.ts';
import type { Classifiers } from './classifiers.ts';
import { oneLine } from './find-related.ts';
import type { OpenedPetition, OpenedPetitions } from './opened-petitions.ts';
import { turns } from './turns.ts';
import type { UnitRegister } from './unit-register.ts';

const name = 'classification/suggest-when-registered';

/** Suggests category, topic, route and unit for every registered petition, and confirms by rule where the office set a threshold. */
export function openSuggesting(
  host: Host,
  petitions: OpenedPetitions,
  units: UnitRegister,
  models: Classifiers,
  rule: ConfirmationRule,
): Promise<ProcessManager> {
  return openProcessManager(host.databaseUrl, {
    name,
    filter: { types: ['PetitionRegistered'] },
    async prepare(events, _manager, signal) {
      await Promise.all([units.catchUp(signal), petitions.ofEvents(events)]);
    },
    async react(event) {
      const opened = await petitions.find(event.caseId);
      if (!opened) return; // the person was erased: there is nothing to read
      try {
        const suggestion = await classify(opened, models);
        const context = suggestionContext(event, host.clock());
        await record(opened, suggestion, { host, models, rule, context, likelyNew: true });
      } catch (error) {
        if (!(error instanceof PersonErased)) throw error;
        petitions.forget(event.caseId);
      }
    },
  });
}

/** Who suggests, when and because of what: the suggestion's id derives from the registration. */
export function suggestionContext(registered: RecordedEvent, now: Date): CommandContext {
  return reactionContext('classification', name, registered, now);
}

const ownTurn = turns();

/** Asks the classifier in use. */
export async function classify(petition: OpenedPetition, models: Classifiers): Promise<Suggestion> {
  const classifier = await models.current();
  await ownTurn(); // a suggestion takes a millisecond or two of computing
  return classifier.suggest(factsOf(petition));
}

export interface Recording {
  readonly host: Pick<Host, 'runner'>;
  /** Of the classifier that suggested. */
  readonly models: { readonly name: string };
  readonly rule: ConfirmationRule;
  readonly context: CommandContext;
  /** Spares the reading of a stream that is most likely absent. */
  readonly likelyNew: boolean;
}

/** What of a petition a suggestion is recorded under. */
export interface Suggestible {
  readonly caseId: string;
  readonly registered: Pick<EventOf<'PetitionRegistered'>, 'personId' | 'registrationNumber' | 'source'>;
}

/** Records a suggestion, with its confirmation where the rule gives one. Gives the number of events added. Throws PersonErased. */
export async function record(petition: Suggestible, suggestion: Suggestion, recording: Recording): Promise<number> {
  const { host, models, rule, context, likelyNew } = recording;
  const facts = eventOf(suggestion, models.name, petition.registered.personId);
  const outcome = await host.runner.run<DecisionState, ClassificationEvent, DecisionRefusal>({
    ...{ owner: 'classification', caseId: petition.caseId, context, likelyNew },
    decider: decisionDecider,
    decide: (state) => suggestClassification(facts, state, isOutOfLedger(petition.registered) ? neverByRule : rule),
  });
  return outcome.outcome === 'done' ? outcome.added : 0;
}

/** What a classifier is told: registered facts, nothing of who petitions but the street of the address. */
export function factsOf({ registered }: OpenedPetition): PetitionFacts {
  const { channel, district, headcount, anonymous, receivedOn, personal } = registered;
  const { title, text, target, petitioner } = personal;
  return { channel, title, text, target, district, address: petitioner.address, headcount, anonymous, date: receivedOn };
}

function eventOf(suggestion: Suggestion, name: string, personId: string): Omit<EventOf<'ClassificationSuggested'>, 'type'> {
  const { category, topic, route, units, modelVersion } = suggestion;
  return {
    classifier: { name, version: modelVersion },
    category: { value: category.code, confidence: category.confidence },
    topic: { value: topic.code, confidence: topic.confidence },
    route: { value: route.code, confidence: route.confidence },
    units: units.map(({ code, confidence }) => ({ unit: code, confidence })),
    personId,
    personal: {
      grounds: {
        category: grounds(category.reasons),
        topic: grounds(topic.reasons),
        route: grounds(route.reasons),
        unit: grounds(units[0]?.reasons ?? []),
      },
    },
  };
}

function grounds(reasons: readonly Reason[]): { kind: string; text: string; weight: number }[] {
  return reasons
    .map(({ kind, text, weight }) => ({ kind, text: oneLine(text), weight }))
    .filter(({ text }) => text !== '')
    .slice(0, 20);
}
