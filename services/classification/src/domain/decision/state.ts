import type { ClassificationEvent, EventOf } from '@anjuan/contracts';

export type Suggested = Pick<EventOf<'ClassificationSuggested'>, 'classifier' | 'category' | 'topic' | 'route' | 'units'>;
export type Decided = Pick<EventOf<'ClassificationConfirmed'>, 'category' | 'topic' | 'route' | 'unit'>;
export type Kind = EventOf<'RelationSuggested'>['kind'];

/** A link to another case (关联): suggested by the program, confirmed or undone by an officer. */
export interface Relation {
  readonly kind: Kind;
  readonly ofCaseId: string;
  readonly status: 'suggested' | 'confirmed' | 'undone';
}

/** What classification knows of a case (甄别): its suggestion, its decision, its links. */
export type DecisionState =
  | { readonly status: 'absent'; readonly relations: readonly Relation[] }
  | { readonly status: 'suggested'; readonly personId: string; readonly suggestion: Suggested; readonly relations: readonly Relation[] }
  | {
      readonly status: 'decided';
      readonly personId: string;
      readonly suggestion: Suggested | null;
      readonly decision: Decided;
      readonly relations: readonly Relation[];
    }
  | {
      readonly status: 'not-accepted';
      readonly personId: string;
      readonly ground: EventOf<'PetitionNotAccepted'>['ground'];
      readonly article: string;
      /** Whether the petitioner was told. */
      readonly notified: boolean;
      readonly relations: readonly Relation[];
    };

export const undecided: DecisionState = { status: 'absent', relations: [] };

export function evolve(state: DecisionState, event: ClassificationEvent): DecisionState {
  switch (event.type) {
    case 'ClassificationSuggested': {
      if (state.status === 'decided' || state.status === 'not-accepted') return state;
      const { classifier, category, topic, route, units, personId } = event;
      return { status: 'suggested', personId, suggestion: { classifier, category, topic, route, units }, relations: state.relations };
    }
    case 'ClassificationConfirmed':
    case 'ClassificationOverridden': {
      const { category, topic, route, unit, personId } = event;
      const suggestion = 'suggestion' in state ? state.suggestion : null;
      return { status: 'decided', personId, suggestion, decision: { category, topic, route, unit }, relations: state.relations };
    }
    case 'PetitionNotAccepted': {
      const { personId, ground, article } = event;
      return { status: 'not-accepted', personId, ground, article, notified: false, relations: state.relations };
    }
    case 'RefusalNotified':
      return state.status === 'not-accepted' ? { ...state, notified: true } : state;
    case 'RelationSuggested':
      return related(state, event, 'suggested');
    case 'RelationConfirmed':
      return related(state, event, 'confirmed');
    case 'RelationUndone':
      return related(state, event, 'undone');
  }
}

function related(state: DecisionState, { kind, ofCaseId }: Pick<Relation, 'kind' | 'ofCaseId'>, status: Relation['status']): DecisionState {
  const others = state.relations.filter((relation) => relation.kind !== kind || relation.ofCaseId !== ofCaseId);
  return { ...state, relations: [...others, { kind, ofCaseId, status }] };
}
