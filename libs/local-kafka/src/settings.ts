import { protocolOf, securitySettings, type ListenerSecurity } from './security.ts';

/** Where a single broker listens, and how. */
export interface Listening {
  /** Address to bind: loopback for a process, all of them (empty) in a container of its own. */
  readonly host: string;
  readonly port: number;
  readonly controllerPort: number;
  /** The port that clients are told, where something stands between them and the broker; `port` when absent. */
  readonly advertisedPort?: number;
  /** For the broker's own requests, where clients must show who they are or are told another port. */
  readonly internalPort?: number;
  readonly security?: ListenerSecurity;
}

/**
 * The server settings of a broker that stands alone: controller and broker in one (KRaft), every internal topic kept once, groups ready
 * at once, topics only by request. Clients are told 127.0.0.1 and the port.
 *
 * Flushing is left to Kafka's default: a record is acknowledged when the operating system has it, not the disk. A broker that is killed
 * loses nothing; a machine that loses power may lose the last seconds of a single copy. The event store is the source of truth and can
 * fill the topics again; whoever wants more gives a real cluster three copies, not this one broker an fsync for every batch.
 *
 * A killed broker is let in again when its own last session has run out: 3 s here instead of 9, since no other could take its place anyway.
 */
export function singleNodeSettings({
  host,
  port,
  advertisedPort,
  controllerPort,
  internalPort,
  security,
}: Listening): Record<string, string> {
  const own = internalPort !== undefined;
  const internal = own
    ? { listener: `,INTERNAL://${host}:${internalPort}`, told: `,INTERNAL://127.0.0.1:${internalPort}` }
    : { listener: '', told: '' };
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `CLIENT://${host}:${port},CONTROLLER://127.0.0.1:${controllerPort}${internal.listener}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${advertisedPort ?? port}${internal.told}`,
    'listener.security.protocol.map': `CLIENT:${protocolOf(security ?? {})},CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT`,
    'inter.broker.listener.name': own ? 'INTERNAL' : 'CLIENT',
    ...securitySettings('CLIENT', security ?? {}),
    'auto.create.topics.enable': 'false',
    'broker.session.timeout.ms': '3000',
    'broker.heartbeat.interval.ms': '500',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '12',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '12',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
  };
}

/** Settings in the format of a Java properties file, which is read as Latin-1: everything else is escaped. */
export function propertiesFile(settings: Readonly<Record<string, string>>): string {
  const escaped = (text: string): string =>
    text
      .replace(/[\\\n\r\t]/g, (sign) => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] ?? '\\\\')
      .replace(/^ /, '\\ ')
      .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${escaped(value)}\n`)
    .join('');
}

/** Kafka's own log: warnings and worse, in a file of at most 5 x 10 MB; to the console what a start or an end comes from. */
export function loggingSettings(folder: string): Record<string, string> {
  const pattern = '%d{ISO8601} %-5p %c{1}: %m%n';
  return {
    status: 'error',
    'appender.file.type': 'RollingFile',
    'appender.file.name': 'file',
    'appender.file.fileName': `${folder}/server.log`,
    'appender.file.filePattern': `${folder}/server.%i.log`,
    'appender.file.layout.type': 'PatternLayout',
    'appender.file.layout.pattern': pattern,
    'appender.file.policies.type': 'Policies',
    'appender.file.policies.size.type': 'SizeBasedTriggeringPolicy',
    'appender.file.policies.size.size': '10MB',
    'appender.file.strategy.type': 'DefaultRolloverStrategy',
    'appender.file.strategy.max': '4',
    'appender.console.type': 'Console',
    'appender.console.name': 'console',
    'appender.console.layout.type': 'PatternLayout',
    'appender.console.layout.pattern': '%-5p %m%n%ex{3}',
    'rootLogger.level': 'warn',
    'rootLogger.appenderRef.file.ref': 'file',
    'rootLogger.appenderRef.console.ref': 'console',
    'rootLogger.appenderRef.console.level': 'error',
    'logger.started.name': 'kafka.server.KafkaRaftServer',
    'logger.started.level': 'info',
    'logger.started.additivity': 'false',
    'logger.started.appenderRef.file.ref': 'file',
    'logger.started.appenderRef.console.ref': 'console',
  };
}
