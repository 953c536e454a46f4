import { hostname } from 'node:os';
import { freePorts, isAlive, kafkaVersion, singleNodeSettings } from '@anjuan/local-kafka';
import { GenericContainer, getContainerRuntimeClient, Wait, type StartedTestContainer } from 'testcontainers';

/** The image of the tests' broker: ANJUAN_KAFKA_IMAGE, else Apache's own. */
export function kafkaImage(env: NodeJS.ProcessEnv = process.env): string {
  return env['ANJUAN_KAFKA_IMAGE'] ?? `apache/kafka:${kafkaVersion}`;
}

export interface KafkaContainer {
  readonly image: string;
  readonly brokers: readonly string[];
  readonly container: StartedTestContainer;
  /** Ends and removes the container and what it kept. */
  remove(): Promise<void>;
}

/**
 * One broker in a container, published on the same free port of 127.0.0.1 that it listens on inside, so that it is told to clients by an
 * address that also holds inside and stays the same over stop and start. Rejects where the engine or the image cannot be had.
 */
export async function startKafkaContainer(settings: Readonly<Record<string, string>> = {}): Promise<KafkaContainer> {
  await removeLeftBehind();
  const [port = 0] = await freePorts(1);
  const image = kafkaImage();
  const own = { ...singleNodeSettings({ host: '', port, controllerPort: controllerPortFor(port) }), ...settings };
  const container = await new GenericContainer(image)
    .withEnvironment(asEnvironment(own))
    .withLabels({ [starterLabel]: `${hostname()}/${process.pid}` })
    .withExposedPorts({ container: port, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(60_000)
    .start();
  const remove = async (): Promise<void> => {
    await container.stop({ remove: true, removeVolumes: true, timeout: 10_000 });
  };
  return { image, brokers: [`127.0.0.1:${port}`], container, remove };
}

/** Which process started a container: `HOST/PID`. */
export const starterLabel = 'anjuan.test-run';

/** Removes the containers of test runs on this machine that were killed before they could do so themselves. */
export async function removeLeftBehind(): Promise<void> {
  const { container: client } = await getContainerRuntimeClient();
  const containers = await client.dockerode.listContainers({ all: true, filters: { label: [starterLabel] } });
  for (const { Id, Labels } of containers) {
    const [host, pid] = (Labels[starterLabel] ?? '').split('/');
    if (host === hostname() && !isAlive(Number(pid))) await client.getById(Id).remove({ force: true, v: true });
  }
}

// Inside the container nobody else listens: any port but the clients' one.
function controllerPortFor(port: number): number {
  return port === 9093 ? 9094 : 9093;
}

/** The image's convention: `a.b-c` is set by KAFKA_A_B___C. */
function asEnvironment(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `KAFKA_${name.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`,
      value,
    ]),
  );
}
