import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithLocalKafka, get, readmeCommands, root, shell, startSystem, until } from '@anjuan/testing';

type Consumers = { caughtUp: boolean; consumers: { name: string }[] };
type History = { events: { type: string }[] };

const processes = [
  'assignment',
  'audit',
  'classification',
  'distributed',
  'gateway',
  'intake',
  'kafka',
  'postgres',
  'relay',
  'supervision',
];
const walked = 'XC20240104-0064';

// Real: the built system as processes, its own PostgreSQL and Kafka, the command line, signals.
describeWithLocalKafka('the system as processes of one machine', () => {
  let folder: string;
  let running: ChildProcess | undefined;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-distributed-'));
    url = await start();
  }, 300_000);
  afterAll(async () => {
    if (running?.exitCode === null && running.signalCode === null) await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  /** Starts the system on the folder and resolves with its address. Rejects with its log when it ends before it is ready. */
  function start(): Promise<string> {
    const { DATABASE_URL: _database, KAFKA_BROKERS: _brokers, ...others } = process.env;
    const env = { ...others, NODE_OPTIONS: '', ANJUAN_LOG: 'warn' };
    const args = ['services/distributed/dist/main.js', '--port', '0', '--data', folder];
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    let output = '';
    return new Promise((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const ready = /^Anjuan is ready at (\S+)$/m.exec(output)?.[1];
        if (ready !== undefined) resolve(ready);
      });
      child.once('exit', (code) => reject(new Error(`the system ended with code ${code}:\n${output}`)));
    });
  }
  function end(signal: NodeJS.Signals): Promise<number | null> {
    const child = running as ChildProcess;
    const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
    child.kill(signal);
    return exited;
  }
  const pids = (): Map<string, number> => {
    const files = readdirSync(join(folder, 'run')).filter((name) => name.endsWith('.pid'));
    return new Map(files.map((name) => [name.slice(0, -4), Number(readFileSync(join(folder, 'run', name), 'utf8'))]));
  };
  const settled = (): Promise<void> =>
    until('consumers at the end', async () => {
      const { caughtUp, consumers } = await get<Consumers>(`${url}/api/system/consumers`);
      expect(consumers).toHaveLength(12);
      return caughtUp;
    });
  const typesOf = async (caseId: string): Promise<string[]> =>
    (await get<History>(`${url}/api/cases/${caseId}/history`)).events.map(({ type }) => type);
  const register = (registrationNumber: string): Promise<Response> =>
    fetch(`${url}/api/petitions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'hotline', text: '路灯不亮', registrationNumber }),
    });
  /** Registers when the system takes it; the number makes a repetition harmless. */
  const registered = (number: string): Promise<void> =>
    until(`${number} is registered`, () =>
      register(number).then(
        ({ status }) => [200, 201].includes(status),
        () => false,
      ),
    );

  it('tells the process of each part, and where the system answers', () => {
    const known = pids();
    expect([...known.keys()].sort()).toEqual(processes);
    expect(JSON.parse(readFileSync(join(folder, 'run', 'server.json'), 'utf8'))).toEqual({
      url,
      pid: running?.pid,
    });
    expect([...known.values()].filter((pid) => !isAlive(pid))).toEqual([]);
  });

  it('runs the walk-through of the README as written, and every service does its part', async () => {
    const output = await shell(readmeCommands('distributed-walk-through'), { ANJUAN_DATA: folder });
    const answers = output.split('\n').filter((line) => line.startsWith('{'));
    const [imported, checked] = answers.map((line) => JSON.parse(line) as object);
    expect(imported).toMatchObject({ read: 320, accepted: 320, rejected: 0 });
    expect(checked).toMatchObject({ cases: 320, lost: 0, doubled: 0, outOfOrder: 0, readModelDifferences: 0 });
    await settled();
    expect(new Set(await typesOf(walked))).toEqual(
      new Set(['PetitionRegistered', 'ClassificationSuggested', 'ClockStarted', 'ClockExpired']),
    );
  }, 300_000);

  it('brings a case to its end', async () => {
    const step = async (path: string, who: string, body: object = {}): Promise<void> => {
      const headers = { 'content-type': 'application/json', 'anjuan-actor': who };
      // A step that another service has not yet heard of is refused for a moment.
      await until(path, async () => {
        const answer = await fetch(`${url}/api/cases/${walked}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
        const problem = (await answer.json()) as { code?: string };
        if (answer.status !== 409) expect([path, answer.status, problem.code]).toEqual([path, 200, undefined]);
        return answer.status === 200;
      });
    };
    const handler = 'id=li4; role=unit-handler; unit=JB03';
    await step('classification/confirmation', 'id=wang2; role=classifier; unit=S002');
    await step('transfer', 'id=zhang3; role=dispatcher; unit=S002');
    await step('acceptance', handler);
    await step('work', handler, { kind: 'investigated', note: '核对社保缴费与发放记录' });
    const opinion = {
      documentNumber: '江北人社信〔2026〕1号',
      results: ['settled', 'explained'],
      facts: '因信息变更暂停发放',
      opinion: '恢复发放',
      basis: '第十六条',
    };
    await step('opinion', 'id=zhao6; role=unit-head; unit=JB03', opinion);
    await step('delivery', handler, { method: 'in-person', proof: '送达回证' });
    await step('closure', handler, { rating: 'satisfied' });
    await settled();
    expect((await get<{ state: string }>(`${url}/api/cases/${walked}`)).state).toBe('closed');
    const list = await get<{ items: { caseId: string }[] }>(`${url}/api/cases?state=closed`);
    expect(list.items.map(({ caseId }) => caseId)).toEqual([walked]);
  }, 300_000);

  it.each(['intake', 'gateway', 'relay', 'kafka', 'postgres'])(
    'starts %s again when it was killed, and goes on',
    async (name) => {
      const before = pids().get(name) ?? 0;
      process.kill(before, 'SIGKILL');
      await until(`another ${name}`, () => Promise.resolve(![undefined, before].includes(pids().get(name))));
      await registered(`AFTER-${name}`);
      await until('ready', () =>
        fetch(`${url}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      await settled();
      expect(await typesOf(`AFTER-${name}`)).toEqual(
        expect.arrayContaining(['PetitionRegistered', 'ClassificationSuggested', 'ClockStarted']),
      );
    },
    300_000,
  );

  it('refuses a second start on the folder', async () => {
    await expect(startSystem(folder)).rejects.toThrow(url);
  });

  it('ends all of it in order at SIGTERM', async () => {
    const known = [...pids().values()];
    expect(await end('SIGTERM')).toBe(0);
    expect(known.filter(isAlive)).toEqual([]);
    expect(readdirSync(join(folder, 'run'))).toEqual([]);
  }, 60_000);

  it('leaves a folder that one process can serve, and takes it back', async () => {
    const alone = await startSystem(folder);
    url = alone.url;
    await registered('ALONE');
    await settled();
    expect((await get<{ total?: number; items: unknown[] }>(`${url}/api/cases?limit=500`)).items).toHaveLength(320 + 5 + 1);
    expect(await alone.end('SIGTERM')).toBe(0);
    url = await start();
    await registered('BACK');
    await settled();
    expect((await get<{ items: unknown[] }>(`${url}/api/cases?limit=500`)).items).toHaveLength(320 + 5 + 2);
    expect((await typesOf('ALONE')).filter((type) => type === 'ClassificationSuggested')).toHaveLength(1);
  }, 300_000);

  it('has nothing running beside a new start after it was killed', async () => {
    const services = [...pids()].filter(([name]) => !['kafka', 'postgres', 'distributed'].includes(name)).map(([, pid]) => pid);
    await end('SIGKILL');
    await until('the services ended by themselves', () => Promise.resolve(!services.some(isAlive)), 30_000);
    url = await start();
    await registered('AFTER-KILL');
    await settled();
    expect(await typesOf('AFTER-KILL')).toContain('ClassificationSuggested');
  }, 300_000);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
