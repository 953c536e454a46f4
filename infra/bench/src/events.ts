import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '@anjuan/contracts';

const words = '群众反映小区物业收费不透明请求核查处理并书面答复承办单位已受理正在调查';

/** An event of a petition whose payload is about `bytes` long as JSON in UTF-8, 1 kB unless told. */
export function benchEvent(caseId: string, bytes = 1_000): EventToAppend {
  const note = words.repeat(Math.ceil(bytes / 100)).slice(0, Math.floor((bytes - 60) / 3));
  return {
    id: randomUUID(),
    type: 'PetitionTransferred',
    schemaVersion: 1,
    caseId,
    causationId: randomUUID(),
    correlationId: randomUUID(),
    actor: { id: 'u-1024', role: 'dispatcher', unit: 'S002' },
    occurredAt: new Date(),
    data: { unit: 'S002', channel: 'hotline', note },
  };
}

/** A case's stream as an appender writes it: a dozen events, each expecting the last, then the next case. */
export class BenchStream {
  readonly #perStream: number;
  caseId = randomUUID();
  revision = -1;

  constructor(perStream = 12) {
    this.#perStream = perStream;
  }

  get name(): string {
    return `assignment-${this.caseId}`;
  }

  /** The next event; after it `revision` is the one it will have. */
  next(): EventToAppend {
    if (this.revision + 1 === this.#perStream) {
      this.caseId = randomUUID();
      this.revision = -1;
    }
    this.revision += 1;
    return benchEvent(this.caseId);
  }
}
