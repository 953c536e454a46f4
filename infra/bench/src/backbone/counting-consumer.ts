import type { Position } from '@anjuan/contracts';
import { advance, noProgress, type Consumer, type Delivery, type Lane, type Progress } from '@anjuan/event-bus';

/** A consumer that does nothing but keep its progress in memory and tell of each delivery. */
export function countingConsumer(name: string, onDelivery: (delivery: Delivery) => void): Consumer {
  let progress: Progress = noProgress;
  return {
    name,
    filter: {},
    progress: () => Promise.resolve(progress),
    handle(delivery) {
      const { floor, marks } = advance(progress, delivery.reached);
      progress = { floor: floor ?? progress.floor, marks: new Map<Lane, Position>([...progress.marks, ...marks]) };
      onDelivery(delivery);
      return Promise.resolve();
    },
  };
}
