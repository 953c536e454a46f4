import { accept, refuse } from '@anjuan/contracts';
import type { BacklogState } from './state.ts';
import { backlogStep, open, type BacklogDecision, type BacklogFacts } from './step.ts';

/** Takes the case into a campaign (纳入专项). In it: adds nothing. Never throws. */
export function joinCampaign(command: BacklogFacts & { readonly campaign: string }, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, open, ({ campaigns }) =>
    campaigns.includes(command.campaign) ? accept() : accept({ type: 'CampaignJoined', campaign: command.campaign, joinedOn: command.on }),
  );
}

/** Takes the case out of a campaign (移出专项), with the reason. Never throws. */
export function leaveCampaign(
  { campaign, reason, ...facts }: BacklogFacts & { readonly campaign: string; readonly reason: string },
  state: BacklogState,
): BacklogDecision {
  return backlogStep(facts, state, open, ({ campaigns }) =>
    campaigns.includes(campaign)
      ? accept({ type: 'CampaignLeft', campaign, leftOn: facts.on, reason })
      : refuse({ code: 'not-in-campaign', campaign }),
  );
}

/** One action for its batch answers the case (成批答复): once for each batch and document. Never throws. */
export function answerInBatch(
  command: BacklogFacts & { readonly batch: string; readonly documentNumber: string; readonly answer: string; readonly article: string },
  state: BacklogState,
): BacklogDecision {
  return backlogStep(command, state, open, ({ batches, personId }) => {
    const { batch, on: answeredOn, documentNumber, article, answer } = command;
    if (batches.includes(`${batch} ${documentNumber}`)) return accept();
    return accept({ type: 'BatchAnswered', batch, answeredOn, documentNumber, article, personId, personal: { answer } });
  });
}
