import { z } from 'zod';
import type { ConfirmationRule } from './domain/decision/index.ts';

export interface ClassificationConfig {
  /** Confidence from which a suggestion is confirmed by rule; null: an officer confirms. */
  readonly rule: ConfirmationRule;
  /** An office's own model behind HTTP; the shipped or trained one when absent. */
  readonly classifierUrl: string | undefined;
  /** Folder of trained models. */
  readonly modelDir: string;
}

const confidence = z.coerce.number().gt(0).max(1).optional();
const variables = z.object({
  ANJUAN_CONFIRM_THRESHOLD: confidence,
  ANJUAN_CONFIRM_THRESHOLD_ACCUSATION: confidence,
  ANJUAN_CLASSIFIER_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** Reads the environment. Throws an Error that names every wrong variable. Accusations are confirmed by rule only by a threshold of their own. */
export function classificationConfig(env: Readonly<Record<string, string | undefined>>): Omit<ClassificationConfig, 'modelDir'> {
  const parsed = variables.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`甄别配置有误 / wrong settings of classification: ${faults.join('; ')}`);
  }
  const {
    ANJUAN_CONFIRM_THRESHOLD: usual = null,
    ANJUAN_CONFIRM_THRESHOLD_ACCUSATION: accusation = null,
    ANJUAN_CLASSIFIER_URL,
  } = parsed.data;
  return { rule: { proposal: usual, accusation, 'appeal-request': usual }, classifierUrl: ANJUAN_CLASSIFIER_URL };
}
