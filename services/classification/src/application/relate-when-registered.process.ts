import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClassificationEvent, EventOf, RecordedEvent } from '@anjuan/contracts';
import { PersonErased } from '@anjuan/personal-data';
import { openProcessManager, payloadOf, reactionContext, type Host, type ProcessManager } from '@anjuan/service-kit';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { suggestRelations, type DecisionRefusal, type DecisionState } from '../domain/decision/index.ts';
import { candidateKeys, type PetitionForMatching } from '../domain/repeats/index.ts';
import { CreateCandidateKeys1767225600000, findCandidates, indexPetitions, tokenizer } from '../read-model/candidates/index.ts';
import { MakeRepeatRoots1767225600001 } from '../read-model/roots/make-repeat-roots.migration.ts';
import { removeRoot, repeatRoots, saveRoot, type RepeatRoots } from '../read-model/roots/repeat-roots.ts';
import { decisionDecider } from './decision-decider.ts';
import { findRelated, forMatching, type FoundLink } from './find-related.ts';
import type { OpenedPetition, OpenedPetitions } from './opened-petitions.ts';

const name = 'classification/relate-when-registered';
/** Queries for candidates side by side: the connections of the pool. */
const sideBySide = 4;
/** Petitions of a page that are looked up together. */
const partSize = 64;

/** Ids of the cases to compare with, by case. */
type Candidates = ReadonlyMap<string, readonly string[]>;

/**
 * Looks for earlier petitions of the same matter when one is registered: a repeat is linked to the first registration, others on the
 * same target are suggested as joint. Candidates come from an index of hashed keys, so the cost does not grow with the cases.
 *
 * A page is compared in store order, so that the links found earlier in it count for what comes later. Its tables (candidate
 * keys, roots) live in its own schema beside its checkpoint. To make them anew: stop the process, drop the schema
 * `classification_relate_when_registered`, start again; it reads every registration again, and links that were suggested before are
 * not suggested twice.
 */
export async function openRelating(host: Host, petitions: OpenedPetitions): Promise<ProcessManager> {
  const tokensOf = tokenizer(host.secrets.repeatTokens);
  // What was read out of a text is ten times as large as the text: fewer are kept than petitions are.
  const kept = new LRUCache<string, PetitionForMatching>({ max: 5_000 });
  const read = (petition: OpenedPetition): PetitionForMatching => {
    const known = kept.get(petition.caseId) ?? forMatching(petition);
    kept.set(petition.caseId, known);
    return known;
  };
  let found = new Map<string, readonly FoundLink[]>();

  async function prepare(events: readonly RecordedEvent[], manager: EntityManager, signal: AbortSignal): Promise<void> {
    const roots = repeatRoots();
    const parts = partsOf(events);
    const links = new Map<string, readonly FoundLink[]>();
    let next = lookUp(parts[0] ?? [], manager, roots);
    for (const [at, part] of parts.entries()) {
      const candidates = await next;
      // The database looks for the next part's candidates while this one is compared.
      next = lookUp(parts[at + 1] ?? [], manager, roots);
      next.catch(() => undefined); // it is awaited in the next round, unless this one fails first
      for (const event of part) {
        await nextTurn(); // comparing takes a millisecond or two of computing
        signal.throwIfAborted(); // nothing is suggested yet: the page comes again
        if (event.type === 'PetitionRegistered') links.set(event.id, await compare(event, candidates.get(event.caseId) ?? [], roots));
        else follow(event, roots);
      }
    }
    found = links;
  }

  /** Opens and indexes some petitions, and finds their candidates and where these are linked to. */
  async function lookUp(events: readonly RecordedEvent[], manager: EntityManager, roots: RepeatRoots): Promise<Candidates> {
    await petitions.ofEvents(events);
    const registered = events.filter((event) => event.type === 'PetitionRegistered');
    const opened = await allOf(registered.map(({ caseId }) => petitions.find(caseId)));
    const indexed = opened.map((petition) => ({ ...petition, tokens: tokensOf(candidateKeys(read(petition))) }));
    await indexPetitions(manager, indexed);
    const candidates = new Map<string, readonly string[]>();
    await eachOf(indexed, async (one) => void candidates.set(one.caseId, await findCandidates(manager, one)));
    await roots.load(manager, [...new Set([...candidates.values()].flat())]);
    return candidates;
  }

  async function compare(event: RecordedEvent, candidates: readonly string[], roots: RepeatRoots): Promise<readonly FoundLink[]> {
    const opened = candidates.length > 0 ? await petitions.find(event.caseId) : undefined;
    if (!opened) return [];
    const known = await allOf(candidates.map((caseId) => petitions.find(caseId)));
    const links = findRelated(opened, known, (caseId) => roots.rootOf(caseId), read);
    for (const { kind, from, ofCaseId } of links) if (kind === 'repeat') roots.link(from.caseId, ofCaseId);
    return links;
  }

  async function suggest(event: RecordedEvent, manager: EntityManager): Promise<void> {
    for (const [from, links] of byFile(found.get(event.id) ?? [])) {
      const facts = links.map(({ kind, ofCaseId, score, reasons }) => {
        return { kind, ofCaseId, score, personId: from.registered.personId, personal: { reasons: [...reasons] } };
      });
      try {
        await host.runner.run<DecisionState, ClassificationEvent, DecisionRefusal>({
          ...{ owner: 'classification', caseId: from.caseId, context: reactionContext('classification', name, event, host.clock()) },
          decider: decisionDecider,
          decide: (state) => suggestRelations(facts, from.caseId, state),
        });
        for (const { kind, ofCaseId } of links) if (kind === 'repeat') await saveRoot(manager, from.caseId, ofCaseId);
      } catch (error) {
        if (!(error instanceof PersonErased)) throw error;
        petitions.forget(from.caseId);
        kept.delete(from.caseId);
      }
    }
  }

  return openProcessManager(host.databaseUrl, {
    name,
    filter: { types: ['PetitionRegistered', 'RelationConfirmed', 'RelationUndone'] },
    migrations: [CreateCandidateKeys1767225600000, MakeRepeatRoots1767225600001],
    prepare,
    async react(event, manager) {
      if (event.type === 'PetitionRegistered') return suggest(event, manager);
      const { kind, ofCaseId } = payloadOf<EventOf<'RelationConfirmed' | 'RelationUndone'>>(event);
      if (kind !== 'repeat') return;
      if (event.type === 'RelationConfirmed') await saveRoot(manager, event.caseId, ofCaseId);
      else await removeRoot(manager, event.caseId, ofCaseId);
    },
  });
}

/** An officer's word on a repeat counts for what is registered after it. */
function follow(event: RecordedEvent, roots: RepeatRoots): void {
  const { kind, ofCaseId } = payloadOf<EventOf<'RelationConfirmed' | 'RelationUndone'>>(event);
  if (kind !== 'repeat') return;
  if (event.type === 'RelationConfirmed') roots.link(event.caseId, ofCaseId);
  else roots.undo(event.caseId, ofCaseId);
}

function byFile(links: readonly FoundLink[]): Map<OpenedPetition, FoundLink[]> {
  const files = new Map<OpenedPetition, FoundLink[]>();
  for (const link of links) files.set(link.from, [...(files.get(link.from) ?? []), link]);
  return files;
}

function partsOf(events: readonly RecordedEvent[]): RecordedEvent[][] {
  return Array.from({ length: Math.ceil(events.length / partSize) }, (_, part) => events.slice(part * partSize, (part + 1) * partSize));
}

async function allOf(petitions: readonly Promise<OpenedPetition | undefined>[]): Promise<OpenedPetition[]> {
  return (await Promise.all(petitions)).filter((petition) => petition !== undefined);
}

async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
}
