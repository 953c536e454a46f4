import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { describeWithKafka } from '@anjuan/testing';
import { faultsOf, readTopics } from './testing/read-topics.ts';
import { allOf, appendCases, reached, relayed, when, type Relayed } from './testing/relayed.ts';

interface RelayProcess {
  readonly child: ChildProcess;
  readonly said: string[];
}

// Real: PostgreSQL, the broker, relays in processes of their own that are killed and stopped.
describeWithKafka('two relays', (broker) => {
  let system: Relayed;
  let running: RelayProcess[];
  beforeEach(async () => {
    system = await relayed(broker);
    running = [];
  });
  afterEach(async () => {
    for (const { child } of running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await system.dispose();
  });

  async function activeProcess(): Promise<RelayProcess> {
    const program = fileURLToPath(new URL('testing/relay-process.ts', import.meta.url));
    const own = [system.storeUrl, broker.brokers.join(','), system.topics.prefix, String(system.topics.partitions)];
    const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', program, ...own], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const process_: RelayProcess = { child, said: [] };
    running.push(process_);
    child.stdout.on('data', (text: Buffer) => process_.said.push(...text.toString().trim().split('\n')));
    await when(() => process_.said.includes('active'));
    return process_;
  }

  const faults = async () => {
    const events = await allOf(system.store);
    return faultsOf(await readTopics(system.kafka, system.topics.prefix, events.length), events, 4);
  };

  it('leave nothing out and write nothing twice when the active one is killed in the middle of its work', async () => {
    await appendCases(system.store, 400, 10);
    const first = await activeProcess();
    const { relay } = system.start();
    const more = appendCases(system.store, 100, 10);
    first.child.kill('SIGKILL');
    const last = await more;
    await when(reached(relay, last));
    expect(relay.status().state).toBe('active');
    expect(await faults()).toEqual([]);
  });

  it('leave nothing out and write nothing twice when the active one hangs, is replaced and wakes again', async () => {
    await appendCases(system.store, 400, 10);
    const first = await activeProcess();
    const { relay, stop } = system.start();
    const more = appendCases(system.store, 100, 10);
    first.child.kill('SIGSTOP');
    await when(reached(relay, await more));
    const published = relay.status().published;
    const before = first.said.length;
    first.child.kill('SIGCONT');
    // It finds out by itself: what it had on the way is refused, and it waits for its turn.
    await when(() => first.said.slice(before).includes('standby'));
    await when(reached(relay, await appendCases(system.store, 50, 10)));
    expect(relay.status()).toMatchObject({ state: 'active', published: published + 500 });
    expect(first.said.slice(before)).not.toContain('active');
    expect(await faults()).toEqual([]);
    // And its turn comes.
    await stop();
    await when(() => first.said.slice(before).includes('active'));
    const last = await appendCases(system.store, 10, 10);
    first.child.kill('SIGTERM');
    await once(first.child, 'exit');
    const { relay: third } = system.start();
    await when(reached(third, last));
    expect(await faults()).toEqual([]);
  }, 240_000);

  it('do not take the turn from the one that is at work when another comes', async () => {
    const one = system.start();
    await when(() => one.relay.status().state === 'active');
    const others = [system.start(), system.start()];
    await when(() => others.every(({ relay }) => relay.status().state === 'standby'));
    const last = await appendCases(system.store, 50, 10);
    await when(reached(one.relay, last));
    expect(one.relay.status()).toMatchObject({ state: 'active', published: 500 });
    expect(others.map(({ relay }) => relay.status().published)).toEqual([0, 0]);
    await one.stop();
    await when(() => others.some(({ relay }) => relay.status().state === 'active'));
    expect(await faults()).toEqual([]);
  });
});
