import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Operation } from './operation.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string().meta({ description: '中文' }),
    titleEn: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    detailEn: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), rule: z.string(), zh: z.string(), en: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

/** The OpenAPI 3.1 document of the operations. */
export function openApiOf(operations: readonly Operation[], version: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '案卷 Anjuan',
      version,
      description:
        '城市信访事项的登记、甄别、分办、督办与回放。 Petition work of a city: registration, classification, assignment, supervision, replay.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
  });
}

function describe(operation: Operation): object {
  const { id, tag, summary, params, query, body, status = 200, method } = operation;
  const headers = method === 'get' ? {} : { header: commandHeaders };
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary.zh} / ${summary.en}`,
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}), ...headers },
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [String(status)]: { description: summary.en, ...contentOf(operation) },
      default: { description: 'Problem details', content: { 'application/problem+json': { schema: problem } } },
    },
  };
}

function contentOf({ response, file }: Operation): object {
  if (file !== undefined) return { content: { [file]: { schema: { type: 'string', format: 'binary' } } } };
  return response ? { content: { 'application/json': { schema: response } } } : {};
}

const commandHeaders = z.object({
  'Idempotency-Key': z.string().optional().meta({ description: 'The same key again leaves one event' }),
  'Anjuan-Actor': z.string().optional().meta({ description: 'id=…; role=…; unit=…' }),
});
