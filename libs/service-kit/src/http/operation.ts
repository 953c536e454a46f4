import { applyDecorators, createParamDecorator, HttpCode, RequestMapping, RequestMethod, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CommandContext } from '../commands/context.ts';
import { requestContext } from '../commands/context.ts';
import { actorOf } from './actor.ts';
import { Problem } from './problem.ts';
import { validate } from './validate.ts';

/** One entrance of the HTTP interface: what the route, its checks and its OpenAPI description are all made from. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put';
  /** OpenAPI form, e.g. `/api/cases/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response?: z.ZodType;
  /** Media type of an answer that is a file, in place of `response`. */
  readonly file?: string;
  /** 200 when absent. */
  readonly status?: number;
}

/** What a request carried, checked against its operation. */
export interface Checked<Body = unknown, Query = unknown> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Who, when, and the key; for commands. */
  context(now: Date): CommandContext;
}

/** Serves an operation by a controller's method. */
export function Serve(operation: Operation): MethodDecorator {
  const methods = { get: RequestMethod.GET, post: RequestMethod.POST, put: RequestMethod.PUT };
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  return applyDecorators(RequestMapping({ path, method: methods[operation.method] }), HttpCode(operation.status ?? 200));
}

/** Gives a method the request, checked against its operation. Rejects with a Problem 400. */
export const Input = createParamDecorator((operation: Operation, context: ExecutionContext): Checked => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    params: operation.params ? (validate(operation.params, request.params) as Record<string, string>) : {},
    query: operation.query ? validate(operation.query, request.query) : {},
    body: operation.body ? validate(operation.body, request.body ?? {}) : undefined,
    context: (now) => {
      const content = [operation.id, request.params, request.body ?? null];
      return requestContext(actorOf(headerOf(request, 'anjuan-actor')), now, content, keyOf(request));
    },
  };
});

/** The Idempotency-Key of a request (draft-ietf-httpapi-idempotency-key-header): 1 to 200 visible characters. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = headerOf(request, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem({
      status: 400,
      code: 'invalid-idempotency-key',
      zh: 'Idempotency-Key 须为 1 至 200 个可见字符',
      en: 'Idempotency-Key is 1 to 200 visible characters',
      errors: [{ field: 'Idempotency-Key', rule: 'format', zh: '格式不对', en: 'wrong format' }],
    });
  }
  return key;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
