import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaConfig, WrongKafkaSettings } from './kafka-config.ts';

const KAFKA_BROKERS = 'k1:9092';

describe('the settings of Kafka', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anjuan-kafka-config-'));
    file = join(folder, 'secret');
    writeFileSync(file, 's3cret\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const faultsOf = (env: Record<string, string>): string[] => {
    try {
      kafkaConfig(env);
    } catch (error) {
      if (error instanceof WrongKafkaSettings) return error.faults.map((fault) => fault.split('：', 1).join(''));
      throw error;
    }
    return [];
  };

  it('need only the brokers', () => {
    expect(kafkaConfig({ KAFKA_BROKERS: 'k1:9092, k2:9093,[::1]:9094', KAFKA_TLS: '' })).toEqual({
      brokers: ['k1:9092', 'k2:9093', '[::1]:9094'],
      tls: undefined,
      sasl: undefined,
      topics: { prefix: 'anjuan', partitions: 12, replicationFactor: 1 },
    });
  });

  it('lay out the topics', () => {
    const env = { KAFKA_BROKERS, ANJUAN_TOPIC_PREFIX: 'city', ANJUAN_TOPIC_PARTITIONS: '24', ANJUAN_TOPIC_REPLICATION: '3' };
    expect(kafkaConfig(env).topics).toEqual({ prefix: 'city', partitions: 24, replicationFactor: 3 });
  });

  it('take certificates from files', () => {
    const env = { KAFKA_BROKERS, KAFKA_TLS: 'true', KAFKA_CA_FILE: file, KAFKA_CERT_FILE: file, KAFKA_KEY_FILE: file };
    expect(kafkaConfig(env).tls).toEqual({ ca: 's3cret\n', cert: 's3cret\n', key: 's3cret\n' });
    expect(kafkaConfig({ KAFKA_BROKERS, KAFKA_TLS: 'true' }).tls).toEqual({});
  });

  it('take the password from the variable or from a file', () => {
    const env = { KAFKA_BROKERS, KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'relay' };
    const sasl = { mechanism: 'scram-sha-512', username: 'relay' };
    expect(kafkaConfig({ ...env, KAFKA_SASL_PASSWORD: 'p' }).sasl).toEqual({ ...sasl, password: 'p' });
    expect(kafkaConfig({ ...env, KAFKA_SASL_PASSWORD_FILE: file }).sasl).toEqual({ ...sasl, password: 's3cret' });
  });

  it('are refused with every fault at once', () => {
    const env = {
      KAFKA_BROKERS: 'k1',
      KAFKA_TLS: 'yes',
      KAFKA_CA_FILE: '/nowhere',
      KAFKA_CERT_FILE: file,
      KAFKA_SASL_MECHANISM: 'gssapi',
      KAFKA_SASL_PASSWORD: 'p',
      KAFKA_SASL_PASSWORD_FILE: file,
      ANJUAN_TOPIC_PREFIX: 'a b',
      ANJUAN_TOPIC_PARTITIONS: '0',
      ANJUAN_TOPIC_REPLICATION: 'x',
    };
    expect(new Set(faultsOf(env))).toEqual(
      new Set([
        ...['KAFKA_BROKERS', 'KAFKA_TLS', 'KAFKA_CA_FILE', 'KAFKA_CERT_FILE', 'KAFKA_KEY_FILE', 'KAFKA_SASL_MECHANISM'],
        ...['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD', 'ANJUAN_TOPIC_PREFIX', 'ANJUAN_TOPIC_PARTITIONS', 'ANJUAN_TOPIC_REPLICATION'],
      ]),
    );
  });

  it.each([
    [{}, ['KAFKA_BROKERS']],
    [{ KAFKA_BROKERS: 'k1:99999' }, ['KAFKA_BROKERS']],
    [{ KAFKA_BROKERS: 'k1:9092,' + 'k2' }, ['KAFKA_BROKERS']],
    [{ KAFKA_BROKERS, KAFKA_SASL_USERNAME: 'relay' }, ['KAFKA_SASL_USERNAME']],
    [{ KAFKA_BROKERS, KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'relay' }, ['KAFKA_SASL_PASSWORD']],
  ])('are refused when something is missing beside what is given (%#)', (env, faults) => {
    expect(faultsOf(env as Record<string, string>)).toEqual(faults);
  });
});
