import {
  accept,
  refuse,
  type ClassificationEvent,
  type Decision,
  type EventOf,
  type OverrideClassification,
  type RefusePetition,
} from '@anjuan/contracts';
import { routeAllowed, type Category } from '@anjuan/regulation';
import type { DecisionRefusal } from './refusals.ts';
import type { Decided, DecisionState, Suggested } from './state.ts';

export type ClassificationDecision = Decision<ClassificationEvent, DecisionRefusal>;

/** From which confidence on a suggestion is confirmed by rule, per category; null never. Accusations: null unless an office says otherwise. */
export type ConfirmationRule = Readonly<Record<Category, number | null>>;

/** Of a case out of a ledger nothing is decided but by an officer: it was sent to its unit long ago. */
export const neverByRule: ConfirmationRule = { proposal: null, accusation: null, 'appeal-request': null };

/** What the register says of a unit that an officer or a suggestion names. */
export type UnitStanding =
  { readonly known: false } | { readonly known: true; readonly inForce: boolean; readonly successor: string | null };

/**
 * Records a suggestion (甄别建议) and, where every confidence reaches the threshold of its category and the route is open to it
 * (Art. 29 to 31), confirms it by rule. A newer classifier may suggest again while nothing is decided; the same one adds nothing.
 */
export function suggestClassification(
  facts: Omit<EventOf<'ClassificationSuggested'>, 'type'>,
  state: DecisionState,
  rule: ConfirmationRule,
): ClassificationDecision {
  if (state.status === 'decided' || state.status === 'not-accepted') return accept();
  if (state.status === 'suggested' && sameSuggestion(state.suggestion, facts)) return accept();
  const suggested: ClassificationEvent = { type: 'ClassificationSuggested', ...facts };
  const threshold = rule[facts.category.value];
  const [best] = facts.units;
  const least = Math.min(facts.category.confidence, facts.topic.confidence, facts.route.confidence, best?.confidence ?? 0);
  if (threshold === null || best === undefined || least < threshold || !openRoute(facts)) return accept(suggested);
  const { category, topic, route, personId } = facts;
  const decided = { category: category.value, topic: topic.value, route: route.value, unit: best.unit };
  return accept<ClassificationEvent>(suggested, { type: 'ClassificationConfirmed', ...decided, by: 'rule', threshold, personId });
}

/** The unit a confirmation stands for: the one named, else the first suggested. */
export function confirmedUnit(named: string | undefined, state: DecisionState): string | undefined {
  return named ?? (state.status === 'suggested' ? state.suggestion.units[0]?.unit : undefined);
}

/** An officer lets the suggestion stand (甄别确认). */
export function confirmClassification(unit: string | undefined, standing: UnitStanding, state: DecisionState): ClassificationDecision {
  switch (state.status) {
    case 'absent':
      return refuse({ code: 'not-suggested-yet' });
    case 'not-accepted':
      return refuse({ code: 'already-not-accepted' });
    case 'decided':
      return refuse({ code: 'already-decided' });
    case 'suggested': {
      if (unit === undefined) return refuse({ code: 'unit-needed' });
      const { category, topic, route } = state.suggestion;
      if (!openRoute(state.suggestion)) return refuse({ code: 'route-not-allowed' });
      const decided = { category: category.value, topic: topic.value, route: route.value, unit };
      const { personId } = state;
      return (
        refusedUnit(unit, standing) ?? accept({ type: 'ClassificationConfirmed', ...decided, by: 'officer', threshold: null, personId })
      );
    }
  }
}

/** An officer classifies otherwise (甄别改判); also a decided case. The same decision again adds nothing. */
export function overrideClassification(
  command: OverrideClassification,
  standing: UnitStanding,
  state: DecisionState,
): ClassificationDecision {
  if (state.status === 'absent') return refuse({ code: 'not-suggested-yet' });
  if (state.status === 'not-accepted') return refuse({ code: 'already-not-accepted' });
  const { category, topic, route, unit, reason } = command;
  if (!routeAllowed(category, route)) return refuse({ code: 'route-not-allowed' });
  if (state.status === 'decided' && sameDecision(state.decision, command)) return accept();
  const { personId } = state;
  const event: ClassificationEvent = { type: 'ClassificationOverridden', category, topic, route, unit, personId, personal: { reason } };
  return refusedUnit(unit, standing) ?? accept(event);
}

/** The petition is not accepted, with its ground (不予受理). `article` is the ground's, from the regulation's table. Again: adds nothing. */
export function refusePetition(command: RefusePetition & { readonly article: string }, state: DecisionState): ClassificationDecision {
  if (state.status === 'absent') return refuse({ code: 'not-suggested-yet' });
  if (state.status === 'not-accepted') return accept();
  const { ground, article, explanation } = command;
  return accept({ type: 'PetitionNotAccepted', ground, article, personId: state.personId, personal: { explanation } });
}

function refusedUnit(unit: string, standing: UnitStanding): Decision<never, DecisionRefusal> | undefined {
  if (!standing.known) return refuse({ code: 'unit-unknown', unit });
  if (!standing.inForce) return refuse({ code: 'unit-not-in-force', unit, successor: standing.successor });
  return undefined;
}

function openRoute({ category, route }: Pick<Suggested, 'category' | 'route'>): boolean {
  return routeAllowed(category.value, route.value);
}

function sameSuggestion(known: Suggested, facts: Suggested): boolean {
  const sameModel = known.classifier.name === facts.classifier.name && known.classifier.version === facts.classifier.version;
  return (
    sameModel && known.units.length === facts.units.length && known.units.every((unit, index) => unit.unit === facts.units[index]?.unit)
  );
}

function sameDecision(a: Decided, b: Decided): boolean {
  return a.category === b.category && a.topic === b.topic && a.route === b.route && a.unit === b.unit;
}
