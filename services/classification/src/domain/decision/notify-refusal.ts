import { accept, refuse, type NotifyRefusal } from '@anjuan/contracts';
import type { ClassificationDecision } from './decide.ts';
import type { DecisionState } from './state.ts';

/**
 * The petitioner was told that the petition is not accepted and why (不予受理告知送达), of a litigation matter (涉法涉诉) also where to go.
 * Told before: adds nothing. `today` is the day in Asia/Shanghai.
 */
export function notifyRefusal(
  command: Omit<NotifyRefusal, 'on'> & { readonly on: string; readonly today: string },
  state: DecisionState,
): ClassificationDecision {
  if (state.status !== 'not-accepted') return refuse({ code: 'not-refused' });
  if (state.notified) return accept();
  const { on, today, method, proof, referredTo } = command;
  if (on > today) return refuse({ code: 'day-in-the-future', today });
  const { ground, article, personId } = state;
  if (ground === 'litigation-matter' && referredTo === '') return refuse({ code: 'referral-missing' });
  return accept({ type: 'RefusalNotified', notifiedOn: on, method, ground, article, referredTo, personId, personal: { proof } });
}
