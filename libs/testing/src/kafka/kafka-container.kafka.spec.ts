import { hostname } from 'node:os';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { dockerMayRun } from './docker.ts';
import { kafkaImage, removeLeftBehind, starterLabel } from './kafka-container.ts';

jest.setTimeout(120_000);

// Real: the Docker engine; where there is none, this suite has nothing to say.
(dockerMayRun() ? describe : describe.skip)('the containers of test runs', () => {
  const started: StartedTestContainer[] = [];
  const sleeping = async (starter: number): Promise<string> => {
    const idle = new GenericContainer(kafkaImage())
      .withEntrypoint(['sleep', '300'])
      .withLabels({ [starterLabel]: `${hostname()}/${starter}` });
    const container = await idle.start();
    started.push(container);
    return container.getId();
  };
  afterEach(async () => {
    for (const container of started.splice(0)) await container.stop({ timeout: 0 }).catch(() => undefined); // one is removed already
  });

  it('are removed by the next run when theirs was killed, and only then', async () => {
    const ownId = await sleeping(process.pid);
    const leftId = await sleeping(2 ** 30); // beyond the highest process id of Linux
    await removeLeftBehind();
    const { container: client } = await getContainerRuntimeClient();
    expect((await client.getById(ownId).inspect()).State.Running).toBe(true);
    await expect(client.getById(leftId).inspect()).rejects.toMatchObject({ statusCode: 404 });
  });
});
