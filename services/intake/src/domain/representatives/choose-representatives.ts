import { accept, refuse, type EventOf } from '@anjuan/contracts';
import type { Regulation } from '@anjuan/regulation';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { openStep, type WindowFacts } from '../petition/window-step.ts';

type People = NonNullable<EventOf<'RepresentativesChosen'>['personal']>['representatives'];

/**
 * The people of a joint petition choose who speaks for them (推选代表), at most five, Art. 20, and never more than they are. A later choice
 * replaces an earlier one.
 */
export function chooseRepresentatives(
  command: WindowFacts & { readonly representatives: People },
  state: PetitionState,
  regulation: Regulation,
): PetitionDecision {
  return openStep(command, state, ({ headcount, personId }) => {
    const { on, representatives } = command;
    const { value, article } = regulation.limitOn('representatives', on);
    if (headcount < 2) return refuse({ code: 'not-joint', headcount });
    const [count, most] = [representatives.length, Math.min(value, headcount)];
    if (count > most) return refuse({ code: 'too-many-representatives', asked: count, most, article });
    if (representatives.some(({ name }) => name === '')) return refuse({ code: 'nobody-named' });
    return accept({ type: 'RepresentativesChosen', chosenOn: on, count, article, personId, personal: { representatives } });
  });
}
