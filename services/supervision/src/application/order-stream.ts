import type { Decider } from '@anjuan/service-kit';
import { evolveOrders, noOrders, type OrderState, type OrderStreamEvent } from '../domain/order/index.ts';

export type { OrderStreamEvent } from '../domain/order/index.ts';

/** Stream of the supervision orders of a case, behind the service's name. */
export function orderStream(caseId: string): string {
  return `order.${caseId}`;
}

export const orderDecider: Decider<OrderState, OrderStreamEvent> = {
  ...{ initialState: noOrders, evolve: evolveOrders },
  snapshot: { name: 'orders', version: 1 },
};
