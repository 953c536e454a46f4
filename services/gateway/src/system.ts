import { comparePositions, formatPosition, startPosition, type Position } from '@anjuan/contracts';
import { parsePosition } from '@anjuan/event-bus';
import { projectionUnknown, type ServiceName } from '@anjuan/service-host';
import { Problem } from '@anjuan/service-kit';
import { z } from 'zod';
import type { Answer, Asking } from './ask.ts';
import type { Behind } from './config.ts';
import { serviceDown } from './problems.ts';
import { services } from './services.ts';

const consumersAnswer = z.object({
  head: z.string(),
  caughtUp: z.boolean(),
  consumers: z.array(z.looseObject({ name: z.string(), position: z.string(), behind: z.int() })),
});
const lettersAnswer = z.object({ items: z.array(z.looseObject({ since: z.string() })) });
const itemsAnswer = z.object({ items: z.array(z.string()) });

/** A copy that needs longer to say that it is ready is not, milliseconds. */
const readyMs = 5_000;
const lettersPath = '/api/system/dead-letters';

/** What the services together tell of the system, as one process would. Rejects with a Problem where one does not answer. */
export function createSystem(asking: Asking) {
  async function everywhere<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Promise<readonly (readonly [ServiceName, z.output<Schema>])[]> {
    return Promise.all(
      services.map(async ({ name }) => {
        const { status, body } = await asking.one(name, path);
        const parsed = schema.safeParse(body);
        if (status !== 200 || !parsed.success) throw serviceDown(name);
        return [name, parsed.data] as const;
      }),
    );
  }

  async function projections(): Promise<readonly (readonly [ServiceName, string])[]> {
    const answers = await everywhere('/api/system/projections', itemsAnswer);
    return answers.flatMap(([service, { items }]) => items.map((item) => [service, item] as const));
  }

  return {
    async consumers() {
      const answers = (await everywhere('/api/system/consumers', consumersAnswer)).map(([, answer]) => answer);
      const head = answers.map((answer) => placeOf(answer.head)).reduce(later, startPosition);
      // Asked one after another by the services: what has come since the first was asked is not handled by it, as far as is known.
      const caughtUp = answers.every((answer) => answer.caughtUp && comparePositions(placeOf(answer.head), head) === 0);
      return { head: formatPosition(head), caughtUp, consumers: answers.flatMap(({ consumers }) => consumers) };
    },
    projections: async () => ({ items: (await projections()).map(([, name]) => name) }),
    /** The service that has the projection, by its name or by what stands behind the slash. Rejects with a Problem 404. */
    async serviceOf(wanted: string): Promise<ServiceName> {
      const known = await projections();
      const found = known.find(([, name]) => name === wanted || name.split('/')[1] === wanted);
      if (!found) throw projectionUnknown(known.map(([, name]) => name));
      return found[0];
    },
    /** A job is known to the process that does it alone: every copy is asked. */
    async job(path: string): Promise<Answer> {
      const names: readonly Behind[] = [...services.map(({ name }) => name), 'relay'];
      const answers = (await Promise.all(names.map((name) => asking.each(name, path)))).flat();
      const there = answers.filter((answer) => answer !== undefined);
      return there.find(({ status }) => status !== 404) ?? there[0] ?? { status: 404, body: null };
    },
    /** The dead letters of all consumers, oldest first. `search` is that of the request; what the services say of a wrong one is said. */
    async deadLetters(search: string): Promise<Answer> {
      const answers = await Promise.all(
        services.map(async ({ name }) => [name, await asking.one(name, `${lettersPath}${search}`)] as const),
      );
      const refused = answers.find(([, { status }]) => status >= 400 && status < 500);
      if (refused) return refused[1];
      const items = answers.flatMap(([name, { body }]) => {
        const parsed = lettersAnswer.safeParse(body);
        if (!parsed.success) throw serviceDown(name);
        return parsed.data.items;
      });
      const limit = Number(new URLSearchParams(search).get('limit') ?? 100);
      return { status: 200, body: { items: items.sort((a, b) => (a.since < b.since ? -1 : 1)).slice(0, limit) } };
    },
    /** The service whose consumer has the letter; any where none has it, to say so. Rejects with a Problem where one does not answer. */
    async serviceOfLetter(id: string): Promise<ServiceName> {
      const path = `${lettersPath}/${encodeURIComponent(id)}`;
      const answers = await Promise.all(services.map(async ({ name }) => [name, (await asking.one(name, path)).status] as const));
      return (answers.find(([, status]) => status === 200) ?? answers[0])?.[0] ?? 'audit';
    },
    /** What is not ready: no living copy of it says that it is. */
    async notReady(names: readonly Behind[]): Promise<readonly Behind[]> {
      const ready = async (name: Behind): Promise<boolean> =>
        (await asking.each(name, '/health/ready', readyMs)).some((answer) => answer?.status === 200);
      const states = await Promise.all(names.map(async (name) => [name, await ready(name)] as const));
      return states.flatMap(([name, well]) => (well ? [] : [name]));
    },
  };
}

export function notReady(faults: readonly string[]): Problem {
  return new Problem({ status: 503, code: 'not-ready', zh: '尚未就绪', en: 'not ready', data: { faults } });
}

function placeOf(text: string): Position {
  return parsePosition(text) ?? startPosition;
}

function later(a: Position, b: Position): Position {
  return comparePositions(a, b) < 0 ? b : a;
}
