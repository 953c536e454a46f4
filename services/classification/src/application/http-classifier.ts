import { setTimeout as delay } from 'node:timers/promises';
import { category, confidence, line, route, topic, unitCode } from '@anjuan/contracts';
import { routeAllowed } from '@anjuan/regulation';
import { z } from 'zod';
import { inForce, type Classifier, type PetitionFacts, type Suggestion } from '../domain/classifier/index.ts';
import type { UnitRegister } from './unit-register.ts';

/**
 * The office's own model did not answer: the delivery is tried again for ever (`outage`). Or it answered what the Regulation does not allow: that is
 * this case's own trouble.
 */
export class ClassifierUnavailable extends Error {
  override readonly name = 'ClassifierUnavailable';
  readonly outage: boolean;

  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.outage = !(cause instanceof z.ZodError);
  }
}

const reasons = z
  .array(z.object({ kind: z.enum(['cue', 'word', 'fact', 'rule']), text: z.string().max(2_000), weight: z.number() }))
  .max(100)
  .default([]);

function choice<Code extends z.ZodType<string>>(code: Code) {
  return z.object({ code, confidence, reasons, alternatives: z.array(z.object({ code, confidence })).default([]) });
}

const suggestion = z
  .object({
    modelVersion: line(80),
    category: choice(category),
    topic: choice(topic),
    route: choice(route),
    units: z
      .array(z.object({ code: unitCode, name: z.string().default(''), confidence, reasons }))
      .max(3)
      .default([]),
  })
  .refine((answer) => routeAllowed(answer.category.code, answer.route.code), { message: 'the route is not open to the category' });

export interface HttpClassifierOptions {
  /** Milliseconds for one answer. */
  readonly limit?: number;
  /** Milliseconds before the second try; doubled before the third. */
  readonly pause?: number;
}

const tries = 3;

/**
 * An office's own model over HTTP (docs/classification.md): `POST url` with the petition's facts as JSON, answered with a suggestion.
 * Units that the register does not hold in force that day are left out. Rejects with ClassifierUnavailable after three tries.
 */
export function httpClassifier(url: string, units: UnitRegister, { limit = 5_000, pause = 100 }: HttpClassifierOptions = {}): Classifier {
  return {
    version: url,
    async suggest(petition) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await ask(url, petition, limit);
          const open = new Set((await units.rows()).filter((unit) => inForce(unit, petition.date)).map(({ code }) => code));
          return { ...answer, units: answer.units.filter(({ code }) => open.has(code)) };
        } catch (cause) {
          if (attempt === tries) throw new ClassifierUnavailable('the classifier behind HTTP gave no usable answer', cause);
          await delay(pause * 2 ** (attempt - 1));
        }
      }
    },
  };
}

async function ask(url: string, petition: PetitionFacts, limit: number): Promise<Suggestion> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(petition),
    signal: AbortSignal.timeout(limit),
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return suggestion.parse(await answer.json());
}
