import { expect } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, until } from '@anjuan/testing';
import { recordUnit } from './load/officers.ts';
import { openOffice, type Office, type OfficeToOpen } from './load/office.ts';
import { randomFrom, seedOfRun, type Random } from './load/random.ts';
import { brokenPromises } from './proof/broken-promises.ts';
import { checked } from './proof/findings.ts';
import { whatHappened } from './proof/what-happened.ts';
import { patienceMs, startDistributedSystem, type DistributedSystem, type SystemToStart } from './system/distributed-system.ts';

/** A running system with an office at work, to which faults happen one after another. */
export interface Scene {
  readonly system: DistributedSystem;
  readonly office: Office;
  readonly random: Random;
  /**
   * Lets a fault happen while so many petitions are registered over about so many milliseconds. Resolves when both are over, every part is
   * ready again and every consumer has handled everything.
   */
  during(fault: string, load: Load, happens: () => Promise<void>): Promise<void>;
  /** Expects that everything acknowledged is in the store once, with what follows from it, and that the system's own check finds nothing. */
  expectSound(): Promise<void>;
  /** Expects that the system ends in order when it is asked to, and that no process is left. */
  expectEnd(): Promise<void>;
  /** Ends whatever still runs and removes the folder; the log stays where something was not as it should. */
  strike(): Promise<void>;
}

export interface Load {
  readonly petitions: number;
  readonly overMs: number;
}

export interface SceneToSet extends Pick<OfficeToOpen, 'petition'> {
  readonly name: string;
  /** Of petitions beyond the usual ones, whether the first limit ran out before; all when absent. */
  readonly isOverdue?: (caseId: string) => boolean;
  readonly system?: Partial<Pick<SystemToStart, 'copies' | 'env'>>;
  /** The folder of the system; a fresh one when absent. */
  readonly dataDir?: string;
}

export async function setScene({ name, petition, isOverdue = () => true, system: how = {}, dataDir }: SceneToSet): Promise<Scene> {
  const seed = seedOfRun();
  const random = randomFrom(seed);
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), `anjuan-faults-${name}-`)));
  const logFile = join(tmpdir(), `anjuan-faults-${name}-${seed}.log`);
  say(`${name}: seed ${seed} (ANJUAN_TEST_SEED repeats it)`);
  const begun = performance.now();
  const system = await startDistributedSystem({ dataDir: folder, logFile, ...how });
  say(`${name}: started in ${secondsSince(begun)}`);
  const office = openOffice({ url: system.url, prefix: `F${seed}`, random, ...(petition ? { petition } : {}) });
  await recordUnit(system.url);
  let [sound, ended] = [false, false];

  return {
    ...{ system, office, random },
    async during(fault, { petitions, overMs }, happens) {
      const from = performance.now();
      const [worked, happened] = await Promise.allSettled([office.work(petitions, overMs), happens()]);
      for (const one of [happened, worked]) if (one.status === 'rejected') throw one.reason;
      const over = secondsSince(from);
      await system.ready();
      await system.settled();
      say(`${name}: ${fault}: ${over}, all settled after ${secondsSince(from)}, ${office.acknowledged.size} petitions so far`);
    },
    async expectSound() {
      const from = performance.now();
      let broken: readonly string[] = [];
      // Limits that ran out are looked for once a second; everything else is there already.
      const kept = async (): Promise<boolean> => {
        broken = brokenPromises({ acknowledged: office.acknowledged, isOverdue }, await whatHappened(system.databaseUrl));
        return !broken.some(stillToCome);
      };
      await until('every limit that is over has run out', kept, patienceMs).catch(() => undefined); // what is missing is told below
      await system.settled();
      broken = brokenPromises({ acknowledged: office.acknowledged, isOverdue }, await whatHappened(system.databaseUrl));
      const letters = await get<{ items: unknown[] }>(`${system.url}/api/system/dead-letters`);
      const findings = await checked(system.url);
      say(`${name}: ${findings.cases} cases, ${findings.events} events looked at in ${secondsSince(from)}`);
      // Of many broken promises the first tell enough.
      expect({ seed, count: broken.length, broken: broken.slice(0, 30), letters: letters.items, findings }).toEqual({
        ...{ seed, count: 0, broken: [], letters: [] },
        findings: expect.objectContaining({ lost: 0, doubled: 0, outOfOrder: 0, readModelDifferences: 0 }),
      });
      expect(findings.cases).toBe(office.acknowledged.size);
      sound = true;
    },
    async expectEnd() {
      expect({ seed, ...(await system.end()) }).toEqual({ seed, code: 0, left: [] });
      ended = true;
    },
    async strike() {
      await system.abandon();
      await rm(folder, { recursive: true, force: true });
      if (sound && ended) await rm(logFile, { force: true });
      else say(`${name}: what the processes said: ${logFile}`);
    },
  };
}

/** A missing expiry may be on its way; nothing else may. */
function stillToCome(line: string): boolean {
  return line.includes('the limit of Art. 22 ran out 0 times');
}

/** Past jest's own console, which would put a stack under each line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function secondsSince(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
