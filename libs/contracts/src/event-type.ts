import { z } from 'zod';

/** Who owns streams: a service writes only its own; `delivery` is for what is decided about messages that could not be handled. */
export const owners = ['intake', 'classification', 'assignment', 'supervision', 'delivery'] as const;
export type Owner = (typeof owners)[number];

/**
 * One version of one event: its stored name, its owner, and its payload. Everything under `personal` is sealed before it is stored
 * (names, numbers, addresses, free text); everything beside it stays readable for clocks, routing and subscribers.
 * A published definition never changes: a change is a new version and an upcaster.
 */
export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly version: number;
  readonly owner: Owner;
  readonly schema: Schema;
  readonly title: { readonly zh: string; readonly en: string };
}

type Shape = z.ZodRawShape;

/** Defines an event whose payload holds nothing personal. */
export function event<Type extends string, S extends Shape>(
  type: Type,
  version: number,
  owner: Owner,
  title: EventDefinition['title'],
  shape: S,
) {
  return { type, version, owner, title, schema: z.strictObject({ type: z.literal(type), ...shape }) };
}

/** The personal part of a payload: sealed under the key of `personId`; null once that key is erased. */
export function personal<S extends Shape>(shape: S) {
  return z.strictObject(shape).nullable();
}
