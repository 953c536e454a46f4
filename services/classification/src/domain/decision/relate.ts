import { accept, refuse, type EventOf } from '@anjuan/contracts';
import type { ClassificationDecision } from './decide.ts';
import type { DecisionState, Kind, Relation } from './state.ts';

/** Another petition was found that may belong to this one (疑似关联). What was suggested, confirmed or undone before is not suggested again. */
export function suggestRelations(
  found: readonly Omit<EventOf<'RelationSuggested'>, 'type'>[],
  ownCaseId: string,
  state: DecisionState,
): ClassificationDecision {
  const fresh = found.filter(
    ({ kind, ofCaseId }, index) =>
      ofCaseId !== ownCaseId &&
      !find(state, kind, ofCaseId) &&
      found.findIndex((other) => other.kind === kind && other.ofCaseId === ofCaseId) === index,
  );
  return accept(...fresh.map((facts) => ({ type: 'RelationSuggested', ...facts }) as const));
}

/** An officer confirms a link (确认关联), suggested or not. A petition repeats one first registration only. */
export function confirmRelation(
  command: { readonly kind: Kind; readonly ofCaseId: string; readonly otherExists: boolean },
  ownCaseId: string,
  state: DecisionState,
): ClassificationDecision {
  const { kind, ofCaseId, otherExists } = command;
  if (ofCaseId === ownCaseId) return refuse({ code: 'relation-to-itself' });
  if (!otherExists) return refuse({ code: 'other-case-unknown' });
  if (find(state, kind, ofCaseId)?.status === 'confirmed') return accept();
  const other = state.relations.find((relation) => relation.kind === 'repeat' && relation.status === 'confirmed');
  if (kind === 'repeat' && other) return refuse({ code: 'repeat-of-another', ofCaseId: other.ofCaseId });
  return accept({ type: 'RelationConfirmed', kind, ofCaseId });
}

/** An officer undoes a suggested or confirmed link (解除关联), of every kind that stands to that case. Again: adds nothing. */
export function undoRelation(
  command: { readonly ofCaseId: string; readonly reason: string },
  personId: string,
  state: DecisionState,
): ClassificationDecision {
  const { ofCaseId, reason } = command;
  const known = state.relations.filter((relation) => relation.ofCaseId === ofCaseId);
  if (known.length === 0) return refuse({ code: 'relation-unknown' });
  const standing = known.filter((relation) => relation.status !== 'undone');
  return accept(...standing.map(({ kind }) => ({ type: 'RelationUndone', kind, ofCaseId, personId, personal: { reason } }) as const));
}

function find(state: DecisionState, kind: Kind, ofCaseId: string): Relation | undefined {
  return state.relations.find((relation) => relation.kind === kind && relation.ofCaseId === ofCaseId);
}
