import { documentNumber, method, on, one, prose, proof } from '../fields.ts';
import type { CaseForSteps, StepRow } from '../step-row.ts';
import type { Standing } from '../standing.ts';

const role = 'reviewer';
const ofOpinion = ({ route }: CaseForSteps, { decided }: Standing): boolean =>
  route === 'petition-procedure' && (decided === 'opinion' || decided === 'review');
/** Also for a request that was made in time and is entered after the end (逾期补录). */
const canBeContested = (of: CaseForSteps, standing: Standing): boolean =>
  ofOpinion(of, standing) || (of.route === 'petition-procedure' && standing.unasked);

/** 复查复核: the two appeals after the handling opinion, and the end of the procedure. */
export const reviewSteps: readonly StepRow[] = [
  {
    ...{ name: 'request-review', path: 'review', article: '35', role: 'intake-clerk', states: ['delivered', 'closed', 'procedure-ended'] },
    when: canBeContested,
    fields: [
      on,
      { name: 'unit', kind: 'unit', required: false, label: 'reviewingUnit', hint: 'superiorUnit' },
      prose('reason', 20_000, true, 'reviewReason'),
    ],
  },
  {
    ...{ name: 'issue-review-opinion', path: 'review/opinion', article: '35', role, states: ['under-review'] },
    fields: [on, documentNumber, one('outcome', 'reviewOutcomes'), prose('facts', 20_000), prose('opinion', 20_000), prose('basis', 5000)],
  },
  { name: 'deliver-review-opinion', path: 'review/delivery', article: '35', role, states: ['reviewed'], fields: [on, method, proof] },
  {
    ...{ name: 'end-procedure', path: 'procedure-end', article: '36', role, states: ['delivered', 'closed'] },
    when: ofOpinion,
    fields: [on],
  },
];
