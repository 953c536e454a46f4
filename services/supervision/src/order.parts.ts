import type { Provider, Type } from '@nestjs/common';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import type { Host } from '@anjuan/service-kit';
import { orderQueries } from './application/order-queries.ts';
import { TakeOrderStepHandler } from './application/order-step.handler.ts';
import { OrderListController } from './http/order-list.controller.ts';
import { OrderController } from './http/order.controller.ts';
import { ordersProjection } from './read-model/orders/orders.projection.ts';
import { ORDER_QUERIES, REGULATION, STORE } from './tokens.ts';

/** A part of supervision with a list of its own, and what serves it. */
export interface ServicePart {
  readonly readModel: ReadModel;
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}

/** What orders and suggestions (督办) add to supervision. */
export async function openOrders(host: Host): Promise<ServicePart> {
  const readModel = await openReadModel(host.databaseUrl, ordersProjection);
  return {
    readModel,
    controllers: [OrderController, OrderListController],
    providers: [
      TakeOrderStepHandler,
      { provide: STORE, useValue: host.store },
      { provide: REGULATION, useValue: host.regulation },
      { provide: ORDER_QUERIES, useValue: orderQueries(readModel.manager) },
    ],
  };
}
