import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ListenerSecurity } from '@anjuan/local-kafka';
import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { testAuthority } from './certificates.ts';
import { ownBroker, type OwnBroker } from './own-broker.ts';
import { describeWithLocalKafka } from './test-broker.ts';

type Client = Pick<KafkaConfig, 'ssl' | 'sasl'>;
interface Kind {
  readonly kind: string;
  readonly security: ListenerSecurity;
  readonly accepted: Readonly<Record<string, Client>>;
  readonly refused: Readonly<Record<string, Client>>;
}

const authority = testAuthority('Anjuan test authority');
const stranger = testAuthority('Anjuan test authority');
const host = authority.issue('broker');
const users = { relay: 'right-secret' };
const trusting = { ca: [authority.certificate] };
const user = (password: string): { username: string; password: string } => ({ username: 'relay', password });
const plain = (password: string): Client => ({ sasl: { mechanism: 'plain', ...user(password) } });
const scram256 = (password: string): Client => ({ sasl: { mechanism: 'scram-sha-256', ...user(password) } });
const scram512 = (password: string): Client => ({ sasl: { mechanism: 'scram-sha-512', ...user(password) } });
const showing = ({ certificate, key }: { certificate: string; key: string }): Client => ({ ssl: { ...trusting, cert: certificate, key } });

const kinds: readonly Kind[] = [
  {
    kind: 'SASL_PLAINTEXT',
    security: { sasl: { mechanisms: ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'], users } },
    accepted: {
      'the right password by PLAIN': plain('right-secret'),
      'the right password by SCRAM-SHA-256': scram256('right-secret'),
      'the right password by SCRAM-SHA-512': scram512('right-secret'),
    },
    refused: {
      'a wrong password by PLAIN': plain('wrong-secret'),
      'a wrong password by SCRAM': scram512('wrong-secret'),
      'no password': {},
    },
  },
  {
    kind: 'SASL_SSL',
    security: { tls: host, sasl: { mechanisms: ['SCRAM-SHA-512'], users } },
    accepted: { 'the right password over a known authority': { ssl: trusting, ...scram512('right-secret') } },
    refused: {
      'a wrong password': { ssl: trusting, ...scram512('wrong-secret') },
      'who trusts another authority': { ssl: { ca: [stranger.certificate] }, ...scram512('right-secret') },
      'who speaks no TLS': scram512('right-secret'),
      'a mechanism that is off': { ssl: trusting, ...plain('right-secret') },
    },
  },
  {
    kind: 'SSL with certificates of clients',
    security: { tls: { ...host, clientCa: authority.certificate } },
    accepted: { 'a certificate of the authority': showing(authority.issue('relay')) },
    refused: {
      'a certificate of another authority': showing(stranger.issue('relay')),
      'no certificate': { ssl: trusting },
      'who speaks no TLS': {},
    },
  },
];

jest.setTimeout(240_000); // brokers start several times, on a machine that may be busy

// Real: for each kind of security a broker process of its own, and kafkajs as its client.
describeWithLocalKafka('a broker that asks who is there', () => {
  describe.each(kinds)('by $kind', ({ security, accepted, refused }) => {
    let broker: OwnBroker;
    beforeAll(async () => {
      broker = await ownBroker({ security });
    });
    afterAll(() => broker.remove());

    const work = async (client: Client): Promise<number | undefined> => {
      const quiet = { logLevel: logLevel.NOTHING, retry: { retries: 0 }, connectionTimeout: 5_000, requestTimeout: 5_000 };
      const kafka = new Kafka({ clientId: 'spec', brokers: [...broker.brokers], ...quiet, ...client });
      const [admin, producer] = [kafka.admin(), kafka.producer()];
      try {
        await admin.connect();
        await admin.createTopics({ topics: [{ topic: 'cases' }], waitForLeaders: true });
        await producer.connect();
        const [written] = await producer.send({ topic: 'cases', acks: -1, messages: [{ value: 'accepted' }] });
        return written?.errorCode;
      } finally {
        await Promise.all([admin.disconnect(), producer.disconnect()]);
      }
    };

    it.each(Object.entries(accepted))('accepts %s', async (_who, client) => {
      expect(await work(client)).toBe(0);
    });

    it.each(Object.entries(refused))('refuses %s', async (_who, client) => {
      await expect(work(client)).rejects.toThrow();
    });
  });
});
