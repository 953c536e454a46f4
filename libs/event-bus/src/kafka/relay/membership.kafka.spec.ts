import { expect, it } from '@jest/globals';
import { describeWithKafka, until } from '@anjuan/testing';
import { connectKafka } from '../connection/connect-kafka.ts';
import { Membership } from './membership.ts';

// Real: the broker. A member that seldom answers keeps the others waiting when a third joins, and meanwhile the topic grows.
describeWithKafka('a member that follows the topic', (broker) => {
  it('hears every record, also those written while the members join anew', async () => {
    const topic = broker.newPrefix();
    const topics = { prefix: topic, partitions: 1, replicationFactor: 1 };
    const kafka = connectKafka({ brokers: broker.brokers, tls: undefined, sasl: undefined, topics }, 'membership-spec');
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
    const producer = kafka.producer();
    await producer.connect();
    const end = new AbortController();
    const member = (sessionTimeoutMs: number): Membership => new Membership(kafka, { topic, groupId: topic, sessionTimeoutMs });
    const joined = (one: Membership): Promise<void> =>
      new Promise((resolve) => void one.elected(end.signal, resolve).catch(() => undefined));
    let follower = member(6_000);
    const [seldom, third] = [member(20_000), member(6_000)];
    try {
      // A broker that has just started may still be making the groups' own topic: one that was refused is used up.
      while (
        !(await follower.elected(end.signal).then(
          () => true,
          () => false,
        ))
      ) {
        await follower.leave();
        follower = member(6_000);
      }
      const heard: string[] = [];
      const following = follower.heard(0n, (key) => heard.push(key) > 0 && key === 'last', end.signal);
      await joined(seldom);
      const sent: string[] = [];
      const write = async (key: string): Promise<void> => {
        sent.push(key);
        await producer.send({ topic, messages: [{ key, value: '' }] });
      };
      const joining = { over: false };
      const joins = joined(third).then(() => (joining.over = true));
      while (!joining.over) await write(`record ${sent.length}`);
      await joins;
      await until('what was written is heard', async () => {
        await write(`record ${sent.length}`);
        return heard.includes(sent.at(-2) ?? '');
      });
      await write('last');
      await following;
      expect(heard).toEqual(sent);
    } finally {
      end.abort();
      await Promise.all([follower.leave(), seldom.leave(), third.leave(), producer.disconnect(), admin.disconnect()]);
      await broker.dropTopics(topic);
    }
  }, 90_000);
});
