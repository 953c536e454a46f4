import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port.ts';
import { appendContract } from './append-contract.ts';
import type { StoreUnderTest } from './fixtures.ts';
import { liveContract } from './live-contract.ts';
import { modelContract } from './model-contract.ts';
import { readContract } from './read-contract.ts';

/**
 * Registers the whole suite for one adapter. `prepare` makes a database ready and says how to open stores on it; the suite closes every
 * store it opened.
 */
export function eventStoreContract(adapter: string, prepare: () => Promise<StoreUnderTest>): void {
  describe(`the event store on ${adapter}`, () => {
    let subject: StoreUnderTest;
    const opened: EventStore[] = [];
    const open = async (): Promise<EventStore> => {
      const store = await subject.open();
      opened.push(store);
      return store;
    };
    beforeAll(async () => {
      subject = await prepare();
    });
    afterAll(async () => {
      await Promise.all(opened.map((store) => store.close()));
      await subject.dispose();
    });
    describe('appending', () => appendContract(open));
    describe('reading', () => readContract(open));
    describe('living', () => liveContract(open));
    describe('model', () => modelContract(open));
  });
}
