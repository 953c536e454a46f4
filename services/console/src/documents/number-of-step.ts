import type { CaseEvent } from '../api/types.ts';
import type { AskedForm } from '../steps/asked-form.ts';

/** The steps that name a document's number, and the kind whose number it is. */
const kinds: Readonly<Record<string, string>> = {
  'issue-opinion': 'handling-opinion',
  settle: 'settlement-agreement',
  'strike-off': 'strike-off-form',
};

type Told = Pick<CaseEvent, 'type' | 'data'>;

/** A step's form with the number of the document it tells of (文号), where that is issued already and not void. */
export function numberedForm(asked: AskedForm, events: readonly Told[]): AskedForm {
  const kind = asked.form === 'issue-review-opinion' ? reviewKind(events) : kinds[asked.form];
  const number = kind === undefined ? undefined : lastNumber(kind, events);
  return number === undefined ? asked : { ...asked, values: { documentNumber: number, ...asked.values } };
}

function reviewKind(events: readonly Told[]): string {
  const level = events.findLast(({ type }) => type === 'ReviewRequested')?.data['level'];
  return level === 're-review' ? 're-review-opinion' : 'review-opinion';
}

function lastNumber(kind: string, events: readonly Told[]): string | undefined {
  const voided = new Set(events.filter(({ type }) => type === 'DocumentVoided').map(({ data }) => data['document']));
  const number = events.findLast(({ type, data }) => type === 'DocumentIssued' && data['kind'] === kind && !voided.has(data['document']))
    ?.data['documentNumber'];
  return typeof number === 'string' ? number : undefined;
}
