import { accept, refuse, type DecideRelief, type PayRelief, type RequestRelief } from '@anjuan/contracts';
import type { BacklogState, Relief } from './state.ts';
import { backlogStep, open, type BacklogDecision, type BacklogFacts } from './step.ts';

/** Asks for relief (申请救助), an amount in fen. Never throws. */
export function requestRelief(command: RequestRelief & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, open, ({ personId, reliefs }) => {
    const { kind, amountFen, on: requestedOn, reason, actor } = command;
    const relief = reliefs.length + 1;
    return accept({ type: 'ReliefRequested', relief, kind, amountFen, requestedOn, requestedBy: actor.id, personId, personal: { reason } });
  });
}

/**
 * Approves relief up to an amount, or refuses it with 0 fen (救助审批): never more than was asked, and never by who asked. A later decision
 * can only lower it, not below what was paid. The same amount again adds nothing. Never throws.
 */
export function decideRelief(command: DecideRelief & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, open, ({ personId, reliefs }) => {
    const { relief, approvedFen, on: decidedOn, documentNumber, reason, actor } = command;
    const known = reliefs[relief - 1];
    if (known === undefined) return refuse({ code: 'relief-unknown', reliefs: reliefs.length });
    if (known.approvedFen === approvedFen) return accept();
    if (known.requestedBy === actor.id) return refuse({ code: 'approver-is-requester' });
    if (approvedFen > known.askedFen) return refuse({ code: 'approved-more-than-asked', askedFen: known.askedFen });
    if (known.approvedFen !== null && approvedFen > known.approvedFen)
      return refuse({ code: 'approval-only-lowered', approvedFen: known.approvedFen });
    if (approvedFen < known.paidFen) return refuse({ code: 'approved-less-than-paid', paidFen: known.paidFen });
    return accept({ type: 'ReliefDecided', relief, approvedFen, decidedOn, documentNumber, personId, personal: { reason } });
  });
}

/**
 * Pays relief, in part or whole (发放救助): all payments together never exceed what was approved. A voucher pays once: the same voucher with
 * the same amount is the same payment and adds nothing; with another amount, or for another relief, it is refused. Never throws.
 */
export function payRelief(command: PayRelief & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, [...open, 'watched'], ({ personId, reliefs }) => {
    const { relief, voucher, amountFen, on: paidOn, payee } = command;
    const known = reliefs[relief - 1];
    if (known === undefined) return refuse({ code: 'relief-unknown', reliefs: reliefs.length });
    const used = reliefs.findIndex((each) => paymentOf(each, voucher) !== undefined);
    if (used === relief - 1 && paymentOf(known, voucher)?.amountFen === amountFen) return accept();
    if (used >= 0) return refuse({ code: 'voucher-used', relief: used + 1 });
    if (known.approvedFen === null || known.approvedFen === 0) return refuse({ code: 'relief-not-approved' });
    const paidFen = known.paidFen + amountFen;
    const { approvedFen } = known;
    if (paidFen > approvedFen) return refuse({ code: 'paid-more-than-approved', approvedFen, leftFen: approvedFen - known.paidFen });
    return accept({ type: 'ReliefPaid', relief, voucher, amountFen, paidOn, paidFen, personId, personal: { payee } });
  });
}

function paymentOf({ payments }: Relief, voucher: string): Relief['payments'][number] | undefined {
  return payments.find((payment) => payment.voucher === voucher);
}
