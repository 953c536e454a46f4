import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { freePorts, jarFolder, kafkaJars, startLocalKafka, stopOnFolder, type LocalKafka } from '@anjuan/local-kafka';
import { Kafka, logLevel } from 'kafkajs';
import { root, until } from '../system/running-system.ts';
import { describeWithLocalKafka } from './test-broker.ts';

jest.setTimeout(240_000); // brokers start several times, on a machine that may be busy

// Real: Kafka as a process of this machine, the commands that start and stop it, and the repository that its jars come from.
describeWithLocalKafka('the local Kafka', () => {
  let folder: string;
  const running: LocalKafka[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-本地-'));
  });
  afterEach(() => Promise.all(running.splice(0).map((kafka) => kafka.stop())));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = async (dataDir: string, port?: number): Promise<LocalKafka> => {
    const kafka = await startLocalKafka({ dataDir, ...(port === undefined ? {} : { port }) });
    running.push(kafka);
    return kafka;
  };
  const topicsOf = async (brokers: readonly string[], create?: string): Promise<readonly string[]> => {
    const admin = new Kafka({ clientId: 'spec', brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      if (create !== undefined) await admin.createTopics({ topics: [{ topic: create }], waitForLeaders: true });
      return await admin.listTopics();
    } finally {
      await admin.disconnect();
    }
  };
  const command = (name: string, dataDir: string, port = 0): ChildProcess =>
    spawn(
      process.execPath,
      ['--conditions=source', '--no-warnings', 'tools/kafka.mjs', name, '--data', dataDir, ...(port ? ['--port', `${port}`] : [])],
      {
        cwd: root,
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
  const says = (child: ChildProcess, text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      let output = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(text)) resolve();
      });
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
    });
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.once('exit', (code) => done(code)));

  it('keeps what it was given over a kill -9, and refuses a second broker on its folder', async () => {
    const dataDir = join(folder, 'killed');
    const first = await start(dataDir);
    await topicsOf(first.brokers, 'cases');
    await expect(startLocalKafka({ dataDir })).rejects.toThrow('runs on this folder already');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toBeNull();
    const second = await start(dataDir, first.port);
    expect(await topicsOf(second.brokers)).toEqual(['cases']);
  });

  it('refuses a port that is taken, in both languages', async () => {
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
    const { port } = holder.address() as AddressInfo;
    await expect(startLocalKafka({ dataDir: join(folder, 'late'), port })).rejects.toThrow(`端口已被占用 / port ${port}`);
    await new Promise((done) => holder.close(done));
  });

  it('is started and stopped by one command each, and leaves no process', async () => {
    const dataDir = join(folder, 'commands');
    const [port = 0] = await freePorts(1);
    const kafka = command('start', dataDir, port);
    await says(kafka, `is ready at 127.0.0.1:${port}`);
    const pid = Number((await readFile(join(dataDir, 'kafka.pid'), 'utf8')).split('\n')[0]);
    const end = ended(kafka);
    expect(await ended(command('stop', dataDir))).toBe(0);
    expect(await end).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await stopOnFolder(dataDir)).toBe(false);
  });

  it('ends on SIGTERM; one left behind by a killed command is ended by the next start', async () => {
    const dataDir = join(folder, 'orphan');
    const [port = 0] = await freePorts(1);
    const killed = command('start', dataDir, port);
    await says(killed, 'is ready');
    const orphan = Number((await readFile(join(dataDir, 'kafka.pid'), 'utf8')).split('\n')[0]);
    await topicsOf([`127.0.0.1:${port}`], 'cases');
    killed.kill('SIGKILL');
    await ended(killed);
    const next = command('start', dataDir, port);
    await says(next, 'is ready');
    expect(() => process.kill(orphan, 0)).toThrow('ESRCH');
    expect(await topicsOf([`127.0.0.1:${port}`])).toEqual(['cases']);
    const end = ended(next);
    next.kill('SIGTERM');
    expect(await end).toBe(0);
    await until('its port is free', () =>
      topicsOf([`127.0.0.1:${port}`]).then(
        () => false,
        () => true,
      ),
    );
  });

  it('fetches a damaged jar again, and only that one', async () => {
    const cache = join(folder, 'jars');
    await cp(jarFolder(), cache, { recursive: true });
    const jars = await kafkaJars(cache, { HOME: folder });
    const damaged = jars.find((jar) => jar.includes('slf4j-api')) ?? '';
    await truncate(damaged, 100);
    const whole = await readFile(join(jarFolder(), basename(damaged)));
    const asked: (string | undefined)[] = [];
    const mirror = createServer((request, response) => {
      asked.push(request.url);
      response.end(whole);
    });
    await new Promise<void>((done) => mirror.listen(0, '127.0.0.1', done));
    const { port } = mirror.address() as AddressInfo;
    await kafkaJars(cache, { HOME: folder, MAVEN_REPOSITORY_URL: `http://127.0.0.1:${port}/maven2` });
    mirror.closeAllConnections();
    mirror.close();
    expect(asked).toEqual(['/maven2/org/slf4j/slf4j-api/1.7.36/slf4j-api-1.7.36.jar']);
    expect((await readFile(damaged)).equals(whole)).toBe(true);
  });
});
