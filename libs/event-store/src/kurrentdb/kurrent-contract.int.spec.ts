import { eventStoreContract } from '../contract/event-store-contract.ts';
import { kurrentName, kurrentUnderTest } from '../testing/kurrent-under-test.ts';
import { createKurrentEventStore } from './kurrent-event-store.ts';

// Real: KurrentDB where KURRENTDB_URL or KURRENTDB_IMAGE names one; else its protocol double, as the title says.
eventStoreContract(kurrentName(), async () => {
  const server = await kurrentUnderTest();
  return {
    open: () => Promise.resolve(createKurrentEventStore({ connectionString: server.url })),
    dispose: () => server.dispose(),
  };
});
