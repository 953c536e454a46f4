import { until } from '@anjuan/testing';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { patienceMs } from './distributed-system.ts';

/** Asks a broker something by a client of its own. */
export async function askBroker<Answer>(broker: string, ask: (admin: Admin) => Promise<Answer>): Promise<Answer> {
  const admin = new Kafka({ clientId: 'faults', brokers: [broker], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Resolves when so many more transactions of the relay are in the broker's log: what is to happen then meets it at work. */
export async function someMoreRelayed(broker: string, transactions: number): Promise<void> {
  await askBroker(broker, async (admin) => {
    const end = async (): Promise<number> => Number((await admin.fetchTopicOffsets('anjuan.relay'))[0]?.high ?? 0);
    const from = await end();
    // Each leaves a checkpoint and the mark of its end.
    await until('the relay writes', async () => (await end()) >= from + 2 * transactions, patienceMs);
  });
}

/** Resolves when the group of a consumer has exactly so many members. */
export async function groupHas(broker: string, members: number, consumer: string): Promise<void> {
  const groupId = `anjuan.${consumer.replaceAll('/', '.')}`;
  await askBroker(broker, (admin) => {
    const count = async (): Promise<number> => (await admin.describeGroups([groupId])).groups[0]?.members.length ?? 0;
    return until(`${members} members of ${groupId}`, async () => (await count()) === members, patienceMs);
  });
}
