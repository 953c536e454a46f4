import { category, route, topic } from '@anjuan/contracts';
import { routeAllowed } from '@anjuan/regulation';
import { z } from 'zod';
import type { Classifier } from '../domain/classifier/index.ts';

/** The office's own model did not answer, or answered what the Regulation does not allow. The delivery is tried again. */
export class ClassifierUnavailable extends Error {
  override readonly name = 'ClassifierUnavailable';
}

const confidence = z.number().min(0).max(1);
const reasons = z
  .array(z.object({ kind: z.enum(['cue', 'word', 'fact', 'rule']), text: z.string().max(200), weight: z.number() }))
  .default([]);

function choice<Code extends z.ZodType<string>>(code: Code) {
  return z.object({ code, confidence, reasons, alternatives: z.array(z.object({ code, confidence })).default([]) });
}

const suggestion = z
  .object({
    modelVersion: z.string().min(1).max(80),
    category: choice(category),
    topic: choice(topic),
    route: choice(route),
    units: z
      .array(z.object({ code: z.string(), name: z.string().default(''), confidence, reasons }))
      .max(3)
      .default([]),
  })
  .refine((answer) => routeAllowed(answer.category.code, answer.route.code), { message: 'the route is not open to the category' });

const limitMs = 5_000;

/**
 * An office's own model over HTTP (docs/classification.md): `POST url` with the petition's facts as JSON, answered with a suggestion.
 * Rejects with ClassifierUnavailable after three tries.
 */
export function httpClassifier(url: string): Classifier {
  return {
    version: url,
    async suggest(petition) {
      let cause: unknown;
      for (let tries = 0; tries < 3; tries += 1) {
        try {
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(url, {
            method: 'POST',
            headers,
            body: JSON.stringify(petition),
            signal: AbortSignal.timeout(limitMs),
          });
          if (!answer.ok) throw new Error(`status ${answer.status}`);
          return suggestion.parse(await answer.json());
        } catch (error) {
          cause = error;
        }
      }
      throw new ClassifierUnavailable('the classifier behind HTTP gave no usable answer', { cause });
    },
  };
}
