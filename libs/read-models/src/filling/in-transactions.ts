import type { EntityManager } from 'typeorm';

/** Items written in one transaction: a long one would hold back the head of the store, and so every consumer. */
const itemsPerTransaction = 2_000;
/** Transactions at the same time. */
const lanes = 2;

/** Writes many items in short transactions, two at a time; when it throws, some of them are written. */
export async function inTransactions<Item>(
  manager: EntityManager,
  items: readonly Item[],
  write: (part: readonly Item[], within: EntityManager) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const part = items.slice(next, (next += itemsPerTransaction));
      await manager.transaction((within) => write(part, within));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
