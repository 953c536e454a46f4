import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isOutage } from '@anjuan/event-bus';
import type { FastifyReply } from 'fastify';
import { IdempotencyKeyReused, TooManyConflicts } from '../commands/run-command.ts';
import { Problem, problemBody, type ProblemText } from './problem.ts';

/** Every error leaves as problem details. What is unexpected is told to `report` and to nobody outside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly report: (error: unknown) => void;

  constructor(report: (error: unknown) => void) {
    this.report = report;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const text = problemTextOf(error);
    if (text.status >= 500) this.report(error);
    void reply.status(text.status).header('content-type', 'application/problem+json; charset=utf-8').send(problemBody(text));
  }
}

/** The problem an error stands for. */
export function problemTextOf(error: unknown): ProblemText {
  if (error instanceof Problem) return error.text;
  if (error instanceof IdempotencyKeyReused) {
    return {
      status: 422,
      code: 'idempotency-key-reused',
      zh: '同一 Idempotency-Key 已用于另一请求',
      en: 'the Idempotency-Key was used for another request',
    };
  }
  if (error instanceof TooManyConflicts)
    return { status: 409, code: 'conflict', zh: '他人正在修改此案，请重试', en: 'others are changing this case, try again' };
  if (isOutage(error)) {
    return { status: 503, code: 'store-unavailable', zh: '数据库暂不可用，请稍后重试', en: 'the store does not answer, try again later' };
  }
  return httpProblem(error);
}

function httpProblem(error: unknown): ProblemText {
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  switch (status) {
    case 404:
      return { status, code: 'not-found', zh: '没有这个地址', en: 'no such address' };
    case 413:
      return { status, code: 'too-large', zh: '请求过大', en: 'the request is too large' };
    case 415:
      return { status, code: 'unsupported-media-type', zh: '须为 application/json', en: 'application/json is expected' };
    default:
      return status >= 400 && status < 500
        ? { status, code: 'bad-request', zh: '请求无法读取', en: 'the request cannot be read' }
        : { status: 500, code: 'internal', zh: '内部错误', en: 'internal error' };
  }
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}
