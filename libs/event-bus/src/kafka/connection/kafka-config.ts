import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TopicSettings } from '../topics/create-topics.ts';

export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** PEM texts; all absent means the machine's own certificate authorities and no client certificate. */
export interface KafkaTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Where Kafka is, how to speak to it, and how the topics are laid out. */
export interface KafkaSettings {
  readonly brokers: readonly string[];
  readonly tls: KafkaTls | undefined;
  readonly sasl: KafkaSasl | undefined;
  readonly topics: TopicSettings;
}

/** Wrong settings: `faults` has one line each, in Chinese and English; none quotes a value. */
export class WrongKafkaSettings extends Error {
  override readonly name = 'WrongKafkaSettings';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const fault = (chinese: string, english: string) => ({ error: `${chinese} / ${english}` });
const whole = (from: number, to: number, preset: number) => {
  const wrong = fault(`须为 ${from} 至 ${to} 的整数`, `must be a whole number from ${from} to ${to}`);
  return z.coerce.number(wrong).int(wrong).min(from, wrong).max(to, wrong).default(preset);
};
const broker = /^(\[[0-9a-fA-F:]+\]|[^\s:,[\]]+):([1-9]\d{0,4})$/;
const file = z
  .string()
  .optional()
  .transform((path, context) => {
    if (path === undefined) return undefined;
    try {
      return readFileSync(path, 'utf8');
    } catch {
      context.addIssue({ code: 'custom', message: '文件无法读取 / the file can not be read' });
      return z.NEVER;
    }
  });

const settings = z.object({
  KAFKA_BROKERS: z
    .string(fault('缺少；写作 host:port，多个以逗号分隔', 'is missing; host:port, several with commas between'))
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine(
      (all) => all.length > 0 && all.every((one) => isBroker(one)),
      fault('须为 host:port，多个以逗号分隔', 'must be host:port, several with commas between'),
    ),
  KAFKA_TLS: z.enum(['true', 'false'], fault('须为 true 或 false', 'must be true or false')).optional(),
  KAFKA_CA_FILE: file,
  KAFKA_CERT_FILE: file,
  KAFKA_KEY_FILE: file,
  KAFKA_SASL_MECHANISM: z
    .enum(
      ['plain', 'scram-sha-256', 'scram-sha-512'],
      fault('须为 plain、scram-sha-256 或 scram-sha-512', 'must be plain, scram-sha-256 or scram-sha-512'),
    )
    .optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  KAFKA_SASL_PASSWORD_FILE: file,
  ANJUAN_TOPIC_PREFIX: z
    .string()
    .regex(
      /^[a-zA-Z0-9._-]{1,200}$/,
      fault('只能含字母、数字、点、下划线和连字符', 'must be letters, digits, dots, underscores and hyphens'),
    )
    .default('anjuan'),
  ANJUAN_TOPIC_PARTITIONS: whole(1, 1_000, 12),
  ANJUAN_TOPIC_REPLICATION: whole(1, 9, 1),
});

/**
 * Reads KAFKA_BROKERS (needed), KAFKA_TLS, KAFKA_CA_FILE, KAFKA_CERT_FILE, KAFKA_KEY_FILE, KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME,
 * KAFKA_SASL_PASSWORD or KAFKA_SASL_PASSWORD_FILE, ANJUAN_TOPIC_PREFIX (`anjuan`), ANJUAN_TOPIC_PARTITIONS (12) and
 * ANJUAN_TOPIC_REPLICATION (1). A variable that is set to nothing counts as not set. Throws WrongKafkaSettings with every fault.
 */
export function kafkaConfig(env: Readonly<Record<string, string | undefined>>): KafkaSettings {
  const given: Record<string, string> = Object.fromEntries(Object.entries(env).filter(isSet));
  const parsed = settings.safeParse(given);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`)),
    ...together(given),
  ];
  if (!parsed.success || faults.length > 0) throw new WrongKafkaSettings(faults);
  const read = parsed.data;
  const password = read.KAFKA_SASL_PASSWORD ?? read.KAFKA_SASL_PASSWORD_FILE?.trim();
  return {
    brokers: read.KAFKA_BROKERS,
    tls: read.KAFKA_TLS === 'true' ? present({ ca: read.KAFKA_CA_FILE, cert: read.KAFKA_CERT_FILE, key: read.KAFKA_KEY_FILE }) : undefined,
    sasl:
      read.KAFKA_SASL_MECHANISM === undefined
        ? undefined
        : { mechanism: read.KAFKA_SASL_MECHANISM, username: read.KAFKA_SASL_USERNAME ?? '', password: password ?? '' },
    topics: {
      prefix: read.ANJUAN_TOPIC_PREFIX,
      partitions: read.ANJUAN_TOPIC_PARTITIONS,
      replicationFactor: read.ANJUAN_TOPIC_REPLICATION,
    },
  };
}

function isBroker(text: string): boolean {
  return Number(broker.exec(text)?.[2] ?? 65_536) <= 65_535;
}

/** What is wrong between variables, each of which may be right by itself. */
function together(given: Readonly<Record<string, string>>): string[] {
  const has = (name: string): boolean => given[name] !== undefined;
  const faults: string[] = [];
  const say = (name: string, chinese: string, english: string) => faults.push(`${name}：${chinese} / ${english}`);
  if (given['KAFKA_TLS'] !== 'true')
    for (const name of ['KAFKA_CA_FILE', 'KAFKA_CERT_FILE', 'KAFKA_KEY_FILE'])
      if (has(name)) say(name, '仅在 KAFKA_TLS=true 时可用', 'needs KAFKA_TLS=true');
  if (has('KAFKA_CERT_FILE') && !has('KAFKA_KEY_FILE')) say('KAFKA_KEY_FILE', '有证书则须有私钥', 'is needed with a certificate');
  if (has('KAFKA_KEY_FILE') && !has('KAFKA_CERT_FILE')) say('KAFKA_CERT_FILE', '有私钥则须有证书', 'is needed with a key');
  const passwords = ['KAFKA_SASL_PASSWORD', 'KAFKA_SASL_PASSWORD_FILE'].filter(has);
  if (has('KAFKA_SASL_MECHANISM')) {
    if (!has('KAFKA_SASL_USERNAME')) say('KAFKA_SASL_USERNAME', '缺少', 'is missing');
    if (passwords.length === 0)
      say('KAFKA_SASL_PASSWORD', '缺少（或用 KAFKA_SASL_PASSWORD_FILE）', 'is missing (or KAFKA_SASL_PASSWORD_FILE)');
    if (passwords.length === 2)
      say('KAFKA_SASL_PASSWORD', '与 KAFKA_SASL_PASSWORD_FILE 只能设一个', 'and KAFKA_SASL_PASSWORD_FILE: only one of them');
  } else {
    for (const name of ['KAFKA_SASL_USERNAME', ...passwords])
      if (has(name)) say(name, '须同时设 KAFKA_SASL_MECHANISM', 'needs KAFKA_SASL_MECHANISM');
  }
  return faults;
}

function present(tls: { readonly [name in keyof KafkaTls]: string | undefined }): KafkaTls {
  return Object.fromEntries(Object.entries(tls).filter(([, text]) => text !== undefined));
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined && entry[1] !== '';
}
