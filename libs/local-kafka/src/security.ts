export type SaslMechanism = 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';

/** How clients must come to the broker; without any of it, in plain text and unasked. For tests of clients' configuration. */
export interface ListenerSecurity {
  /** PEM texts: the certificate chain and the PKCS #8 key of the broker; with `clientCa`, clients must show a certificate that it signed. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientCa?: string };
  /** Users and their passwords, known to every mechanism named. SCRAM's are kept in the data folder, from its making on. */
  readonly sasl?: { readonly mechanisms: readonly SaslMechanism[]; readonly users: Readonly<Record<string, string>> };
}

/** Kafka's name for the listener's protocol. */
export function protocolOf({ tls, sasl }: ListenerSecurity): string {
  return `${sasl ? 'SASL_' : ''}${tls ? 'SSL' : 'PLAINTEXT'}`;
}

/** The listener's settings. Throws where a user or password holds a quote or a backslash, which these settings cannot carry. */
export function securitySettings(listener: string, { tls, sasl }: ListenerSecurity): Record<string, string> {
  const settings: Record<string, string> = {};
  const prefix = `listener.name.${listener.toLowerCase()}`;
  if (tls) {
    settings[`${prefix}.ssl.keystore.type`] = 'PEM';
    settings[`${prefix}.ssl.keystore.certificate.chain`] = tls.certificate;
    settings[`${prefix}.ssl.keystore.key`] = tls.key;
    settings[`${prefix}.ssl.client.auth`] = tls.clientCa ? 'required' : 'none';
    if (tls.clientCa) {
      settings[`${prefix}.ssl.truststore.type`] = 'PEM';
      settings[`${prefix}.ssl.truststore.certificates`] = tls.clientCa;
    }
  }
  if (sasl) {
    settings[`${prefix}.sasl.enabled.mechanisms`] = sasl.mechanisms.join(',');
    for (const mechanism of sasl.mechanisms) {
      settings[`${prefix}.${mechanism.toLowerCase()}.sasl.jaas.config`] =
        mechanism === 'PLAIN'
          ? `org.apache.kafka.common.security.plain.PlainLoginModule required ${plainUsers(sasl.users)};`
          : 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
    }
  }
  return settings;
}

/** What the storage tool is told, so that the broker knows the SCRAM users from its first moment on. */
export function scramArguments({ sasl }: ListenerSecurity): readonly string[] {
  const users = Object.entries(sasl?.users ?? {});
  const mechanisms = sasl?.mechanisms.filter((mechanism) => mechanism !== 'PLAIN') ?? [];
  return mechanisms.flatMap((mechanism) =>
    users.flatMap(([name, password]) => ['--add-scram', `${mechanism}=[name="${quotable(name)}",password="${quotable(password)}"]`]),
  );
}

function plainUsers(users: Readonly<Record<string, string>>): string {
  return Object.entries(users)
    .map(([name, password]) => `user_${quotable(name)}="${quotable(password)}"`)
    .join(' ');
}

function quotable(text: string): string {
  if (/["\\\s]/.test(text)) throw new Error('a user or password of the local Kafka may hold no quote, backslash or blank');
  return text;
}
