import type { Day } from '@anjuan/regulation';
import { sendUntilAnswered } from './send.ts';

interface Step {
  readonly path: string;
  readonly actor: string;
  /** The event that the step leaves in the store, once. */
  readonly event: string;
  readonly body: (caseId: string) => object;
  /** The step has no day of its own. */
  readonly undated?: true;
}

const unit = 'S014';
const handler = `id=li4; role=unit-handler; unit=${unit}`;

/** Puts the unit that handles the cases into the register. */
export async function recordUnit(url: string): Promise<void> {
  const body = { name: '城市管理局', level: 'city', topics: ['city-management'] };
  const { status } = await sendUntilAnswered(url, { method: 'PUT', path: `/api/units/${unit}`, body });
  if (status !== 200) throw new Error(`the unit was answered with ${status}`);
}

/** The way of a case from the suggestion to its end, as officers take it. */
const wayToTheEnd: readonly Step[] = [
  {
    ...{ path: 'classification/confirmation', actor: 'id=wang2; role=classifier; unit=S002', event: 'ClassificationConfirmed' },
    ...{ body: () => ({ unit }), undated: true },
  },
  { path: 'transfer', actor: 'id=zhang3; role=dispatcher; unit=S002', event: 'PetitionTransferred', body: () => ({ unit }) },
  { path: 'acceptance', actor: handler, event: 'PetitionAccepted', body: () => ({}) },
  {
    ...{ path: 'opinion', actor: `id=zhao6; role=unit-head; unit=${unit}`, event: 'OpinionIssued' },
    body: (caseId) => ({ documentNumber: `${caseId}号`, results: ['settled'], facts: '经核属实', opinion: '已处理', basis: '第十六条' }),
  },
  { path: 'delivery', actor: handler, event: 'OpinionDelivered', body: () => ({ method: 'in-person', proof: '送达回证' }) },
  { path: 'closure', actor: handler, event: 'CaseClosed', body: () => ({ rating: 'satisfied' }) },
];

/** Not refused for good: another service has not heard of the step before yet. */
const passing = ['not-suggested-yet', 'not-classified-yet'];

/** Leads a case to its end, every step on the same day; `acknowledged` is told of each step that was answered. Throws an Error where a step is refused. */
export async function leadToItsEnd(url: string, caseId: string, on: Day, acknowledged: (event: string) => void): Promise<void> {
  for (const { path, actor, event, body, undated } of wayToTheEnd) {
    const headers = { 'anjuan-actor': actor, 'idempotency-key': `${caseId}/${path}` };
    const dated = undated ? body(caseId) : { ...body(caseId), on };
    const request = { method: 'POST', path: `/api/cases/${caseId}/${path}`, body: dated, headers, passing } as const;
    const answer = await sendUntilAnswered(url, request);
    if (answer.status !== 200) throw new Error(`${path} of ${caseId}: ${answer.status} ${JSON.stringify(answer.body)}`);
    acknowledged(event);
  }
}
