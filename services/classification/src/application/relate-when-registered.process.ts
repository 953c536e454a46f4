import type { ClassificationEvent, EventOf, RecordedEvent } from '@anjuan/contracts';
import { openProcessManager, payloadOf, reactionContext, type Host, type ProcessManager } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { evolve, suggestRelations, undecided, type DecisionRefusal, type DecisionState } from '../domain/decision/index.ts';
import { candidateKeys, explain, type RelatedSuggestion } from '../domain/repeats/index.ts';
import {
  CreateCandidateKeys1767225600000,
  findCandidates,
  indexPetition,
  tokenizer,
  type CandidateToken,
} from '../read-model/candidates/index.ts';
import { MakeRepeatRoots1767225600001 } from '../read-model/roots/make-repeat-roots.migration.ts';
import { findRelated } from './find-related.ts';
import { forMatching, openedPetitions } from './opened-petitions.ts';

const name = 'classification/relate-when-registered';
/** An officer reads them: the best few are enough. */
const mostJoint = 3;

/**
 * Looks for earlier petitions of the same matter when one is registered: a repeat is linked to the first registration, others on the
 * same target are suggested as joint. Candidates come from an index of hashed keys, so the cost does not grow with the cases.
 */
export async function openRelating(host: Host): Promise<ProcessManager> {
  const petitions = openedPetitions(host.store, host.vault);
  const tokensOf = tokenizer(host.secrets.repeatTokens);
  let order = new Map<string, number>();
  let tokens = new Map<string, readonly CandidateToken[]>();

  async function prepare(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
    await petitions.ofEvents(events);
    const registered = events.filter((event) => event.type === 'PetitionRegistered');
    order = new Map(registered.map((event, index) => [event.caseId, index]));
    tokens = new Map();
    await manager.transaction(async (inside) => {
      for (const { caseId } of registered) {
        const opened = await petitions.find(caseId);
        if (!opened) continue;
        const own = tokensOf(candidateKeys(forMatching(opened)));
        tokens.set(caseId, own);
        await indexPetition(inside, { caseId, receivedOn: opened.registered.receivedOn, tokens: own });
      }
    });
  }

  // The page is indexed as a whole before its petitions are matched side by side; one of the same page that comes later is no candidate.
  function comesBefore(candidate: string, caseId: string): boolean {
    const [theirs, own] = [order.get(candidate), order.get(caseId)];
    return theirs === undefined || own === undefined || theirs < own;
  }

  async function relate(event: RecordedEvent, manager: EntityManager): Promise<void> {
    const opened = await petitions.find(event.caseId);
    if (!opened) return;
    const petition = forMatching(opened);
    const related = await findRelated(petition, {
      async findCandidates() {
        const { caseId, receivedOn } = petition;
        const found = await findCandidates(manager, { caseId, receivedOn, tokens: tokens.get(caseId) ?? [] });
        return found.filter((candidate) => comesBefore(candidate, caseId));
      },
      async loadPetitions(caseIds) {
        const roots = await rootsOf(manager, caseIds);
        const opened = await Promise.all(caseIds.map((caseId) => petitions.find(caseId)));
        return opened.flatMap((one) => (one ? [forMatching(one, roots.get(one.caseId))] : []));
      },
    });
    const facts = suggestionsOf(related, opened.registered.personId);
    if (facts.length === 0) return;
    await host.runner.run<DecisionState, ClassificationEvent, DecisionRefusal>({
      ...{ owner: 'classification', caseId: event.caseId, context: reactionContext('classification', name, event, host.clock()) },
      decider: { initialState: undecided, evolve },
      decide: (state) => suggestRelations(facts, event.caseId, state),
    });
    const repeat = facts.find(({ kind }) => kind === 'repeat');
    if (repeat) await saveRoot(manager, event.caseId, repeat.ofCaseId);
  }

  return openProcessManager(host.databaseUrl, {
    name,
    filter: { types: ['PetitionRegistered', 'RelationConfirmed', 'RelationUndone'] },
    migrations: [CreateCandidateKeys1767225600000, MakeRepeatRoots1767225600001],
    width: 8,
    prepare,
    async react(event, manager) {
      if (event.type === 'PetitionRegistered') return relate(event, manager);
      const { kind, ofCaseId } = payloadOf<EventOf<'RelationConfirmed' | 'RelationUndone'>>(event);
      if (kind !== 'repeat') return;
      if (event.type === 'RelationConfirmed') await saveRoot(manager, event.caseId, ofCaseId);
      else await manager.query(`DELETE FROM repeat_root WHERE case_id = $1 AND root = $2`, [event.caseId, ofCaseId]);
    },
  });
}

function suggestionsOf(related: readonly RelatedSuggestion[], personId: string): Omit<EventOf<'RelationSuggested'>, 'type'>[] {
  const repeats = related.filter(({ relation }) => relation === 'repeat').slice(0, 1);
  const joint = related.filter(({ relation }) => relation === 'joint').slice(0, mostJoint);
  return [...repeats, ...joint].map((suggestion) => {
    const reasons = explain(suggestion)
      .zh.split('；')
      .map((reason) =>
        reason
          .replaceAll(/\p{Cc}/gu, ' ')
          .trim()
          .slice(0, 200),
      )
      .filter((reason) => reason !== '')
      .slice(0, 20);
    const ofCaseId = suggestion.relation === 'repeat' ? suggestion.firstCaseId : suggestion.caseId;
    return { kind: suggestion.relation, ofCaseId, score: suggestion.score, personId, personal: { reasons } };
  });
}

async function rootsOf(manager: EntityManager, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows: { case_id: string; root: string }[] = await manager.query(`SELECT case_id, root FROM repeat_root WHERE case_id = ANY ($1)`, [
    caseIds,
  ]);
  return new Map(rows.map(({ case_id, root }) => [case_id, root]));
}

async function saveRoot(manager: EntityManager, caseId: string, root: string): Promise<void> {
  await manager.query(`INSERT INTO repeat_root VALUES ($1, $2) ON CONFLICT (case_id) DO UPDATE SET root = EXCLUDED.root`, [caseId, root]);
}
