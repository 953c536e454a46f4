import { accept, refuse, type AppointAgent, type EventOf } from '@anjuan/contracts';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { openStep, type WindowFacts } from '../petition/window-step.ts';

type Person = NonNullable<EventOf<'AgentAppointed'>['personal']>['agent'];

/** Somebody named acts for the petitioner (信访代理); a later agent replaces an earlier one. Nobody acts for who died. */
export function appointAgent(
  command: WindowFacts & Pick<AppointAgent, 'kind' | 'mandate'> & { readonly agent: Person },
  state: PetitionState,
): PetitionDecision {
  return openStep(command, state, ({ diedOn, personId }) => {
    const { on, kind, agent, mandate } = command;
    if (diedOn !== null) return refuse({ code: 'petitioner-died', diedOn });
    if (agent.name === '') return refuse({ code: 'nobody-named' });
    return accept({ type: 'AgentAppointed', kind, appointedOn: on, personId, personal: { agent, mandate } });
  });
}

/** The agent acts no more (解除代理). */
export function dismissAgent(command: WindowFacts & { readonly reason: string }, state: PetitionState): PetitionDecision {
  return openStep(command, state, ({ agent, personId }) => {
    if (!agent) return refuse({ code: 'no-agent' });
    return accept({ type: 'AgentDismissed', dismissedOn: command.on, personId, personal: { reason: command.reason } });
  });
}
