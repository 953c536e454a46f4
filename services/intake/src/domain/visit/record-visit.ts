import { accept, type RecordCounselling, type RecordVisit } from '@anjuan/contracts';
import type { Regulation } from '@anjuan/regulation';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { windowStep, type WindowFacts } from '../petition/window-step.ts';

/** Records that the petitioner was received or visited (接访、走访、回访), also after the end. From five people on it is a collective visit (集体访), Art. 20. */
export function recordVisit(
  command: WindowFacts & Omit<RecordVisit, 'on'>,
  state: PetitionState,
  regulation: Regulation,
): PetitionDecision {
  return windowStep(command, state, ({ personId }) => {
    const { on, kind, headcount, place, note } = command;
    const collective = headcount >= regulation.limitOn('collective-visit', on).value;
    return accept({ type: 'VisitRecorded', kind, visitedOn: on, headcount, collective, personId, personal: { place, note } });
  });
}

/** Records counselling (心理疏导), also after the end. */
export function recordCounselling(command: WindowFacts & Omit<RecordCounselling, 'on'>, state: PetitionState): PetitionDecision {
  return windowStep(command, state, ({ personId }) => {
    const { on, counsellor, note } = command;
    return accept({ type: 'CounsellingRecorded', counselledOn: on, personId, personal: { counsellor, note } });
  });
}
