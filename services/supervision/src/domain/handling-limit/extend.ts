import { accept, refuse, type Decision, type SupervisionEvent } from '@anjuan/contracts';
import { addDays, type Day, type ExtensionRule } from '@anjuan/regulation';
import type { ClocksState } from '../clock/state.ts';

export type ExtensionRefusal =
  | { readonly code: 'limit-not-running' }
  | { readonly code: 'wrong-approver'; readonly needed: string; readonly article: string }
  | { readonly code: 'limit-ended'; readonly due: Day }
  | { readonly code: 'day-out-of-range'; readonly from: Day; readonly today: Day }
  | { readonly code: 'extension-too-long'; readonly asked: number; readonly left: number; readonly article: string };

export interface ExtendHandlingLimit {
  readonly days: number;
  readonly reason: string;
  /** Role of who approves. */
  readonly approver: string;
  /** The day of the approval, Asia/Shanghai. */
  readonly on: Day;
  readonly today: Day;
}

/** Extends the limit for the handling opinion (延长办理期限), Art. 34. Calendar days, Asia/Shanghai. Never throws. */
export function extendHandlingLimit(
  command: ExtendHandlingLimit,
  state: ClocksState,
  rule: ExtensionRule,
): Decision<SupervisionEvent, ExtensionRefusal> {
  const { days, reason, approver, on, today } = command;
  const clock = state.clocks.handling;
  if (clock === undefined || clock.status === 'stopped' || state.personId === null) return refuse({ code: 'limit-not-running' });
  if (approver !== rule.approver) return refuse({ code: 'wrong-approver', needed: rule.approver, article: rule.article });
  if (on < clock.from || on > today) return refuse({ code: 'day-out-of-range', from: clock.from, today });
  if (on > clock.due) return refuse({ code: 'limit-ended', due: clock.due });
  const left = rule.maxDays - clock.extendedBy; // the article caps the sum of all extensions, not each one
  if (days > left) return refuse({ code: 'extension-too-long', asked: days, left, article: rule.article });
  const { run } = clock;
  const due = addDays(clock.due, days);
  return accept({ type: 'HandlingLimitExtended', run, due, days, article: rule.article, personId: state.personId, personal: { reason } });
}
