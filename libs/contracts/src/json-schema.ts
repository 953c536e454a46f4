import { z } from 'zod';
import type { EventDefinition } from './event-type.ts';

/** The JSON Schema (draft 2020-12) of an event's payload with its personal part opened, as published in `schemas/`. */
export function jsonSchemaOf({ type, version, title, schema }: EventDefinition): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return { ...($schema === undefined ? {} : { $schema }), title: `${type} v${version}`, description: `${title.zh} / ${title.en}`, ...rest };
}
