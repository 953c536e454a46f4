import { accept, type ReportUrgentMatter } from '@anjuan/contracts';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { windowStep, type WindowFacts } from '../petition/window-step.ts';

/** Reporting at once what is urgent or major, Art. 25; the measures against its growing, Art. 26 and 27. */
const article = '25';

/** Records that an urgent or major matter was reported, to whom, and what was done against its growing (紧急重大事项报告). Art. 25 to 27. */
export function reportUrgentMatter(command: WindowFacts & Omit<ReportUrgentMatter, 'on'>, state: PetitionState): PetitionDecision {
  return windowStep(command, state, ({ personId }) => {
    const { on, to, content, measures } = command;
    return accept({
      type: 'UrgentMatterReported',
      reportedOn: on,
      to: [...new Set(to)],
      article,
      personId,
      personal: { content, measures },
    });
  });
}
