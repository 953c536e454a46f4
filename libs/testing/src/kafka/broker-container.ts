import { getContainerRuntimeClient, Wait, waitForContainer, BoundPorts } from 'testcontainers';
import { startKafkaContainer } from './kafka-container.ts';
import type { OwnBroker } from './own-broker.ts';

/** `ownBroker` as a container, by what the engine itself can do to it. */
export async function brokerContainer(settings: Readonly<Record<string, string>> = {}): Promise<OwnBroker> {
  const kafka = await startKafkaContainer(settings);
  const client = await getContainerRuntimeClient();
  const container = client.container.getById(kafka.container.getId());
  const network = client.container.dockerode.getNetwork('bridge');
  const start = async (): Promise<void> => {
    const from = new Date();
    await container.start();
    await waitForContainer(client, container, Wait.forLogMessage(/Kafka Server started/), new BoundPorts(), from);
  };
  return {
    brokers: kafka.brokers,
    place: 'container',
    stop: () => container.stop({ t: 15 }),
    start,
    kill: () => container.kill(),
    pause: () => container.pause(),
    unpause: () => container.unpause(),
    disconnect: () => network.disconnect({ Container: container.id, Force: true }),
    connect: () => network.connect({ Container: container.id }),
    remove: () => container.remove({ force: true, v: true }),
  };
}
