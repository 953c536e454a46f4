import { Controller, Inject, Module, type DynamicModule } from '@nestjs/common';
import { formatPosition, type RecordedEvent } from '@anjuan/contracts';
import { eventOf, type Consumer, type DeadLetter, type DeadLetters, type Released } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { CommandRunner } from '../commands/run-command.ts';
import { Input, Serve, type Checked } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import type { Clock } from '../tokens.ts';
import { recordDiscard } from './discarding.ts';
import { discardDeadLetter, listDeadLetters, retryDeadLetter, showDeadLetter } from './operations.ts';

/** What the process that hosts consumers gives. */
export interface DeadLetterParts {
  readonly consumers: readonly Consumer[];
  readonly store: EventStore;
  readonly runner: CommandRunner;
  readonly clock: Clock;
}

const PARTS = Symbol('DeadLetterParts');
/** Longest time that handling the events of one case may take, milliseconds. */
const patience = 120_000;

/** The dead letters (死信) of this process's consumers. */
@Controller()
export class DeadLettersController {
  constructor(@Inject(PARTS) private readonly parts: DeadLetterParts) {}

  @Serve(listDeadLetters)
  async list(@Input(listDeadLetters) { query }: Checked<unknown, { consumer?: string; limit: number }>): Promise<unknown> {
    const { consumer: wanted, limit } = query;
    const asked = this.parts.consumers.filter(({ name }) => wanted === undefined || name === wanted);
    const letters = await Promise.all(asked.map(async ({ deadLetters }) => (await deadLetters?.list(limit)) ?? []));
    const oldest = letters.flat().sort((a, b) => a.since.getTime() - b.since.getTime());
    return { items: oldest.slice(0, limit).map(viewOf) };
  }

  @Serve(showDeadLetter)
  async show(@Input(showDeadLetter) { params }: Checked): Promise<unknown> {
    const { letter } = await this.find(params['id']);
    const event = await eventOf(letter, this.parts.store);
    return { ...viewOf(letter), event: event ? eventView(event) : null };
  }

  @Serve(retryDeadLetter)
  async retry(@Input(retryDeadLetter) { params }: Checked): Promise<unknown> {
    const { letter, deadLetters } = await this.find(params['id']);
    return releasedView(await deadLetters.retry(letter.id, this.parts.store, AbortSignal.timeout(patience)));
  }

  @Serve(discardDeadLetter)
  async discard(@Input(discardDeadLetter) input: Checked<{ reason: string }>): Promise<unknown> {
    const { store, runner, clock } = this.parts;
    const { letter, deadLetters } = await this.find(input.params['id']);
    // First the word, then the deed: a crash between leaves a letter that can be discarded again, and no second event.
    await recordDiscard(runner, letter, input.body.reason, input.context(clock()));
    return releasedView(await deadLetters.discard(letter.id, store, AbortSignal.timeout(patience)));
  }

  private async find(id = ''): Promise<{ readonly letter: DeadLetter; readonly deadLetters: DeadLetters }> {
    for (const { deadLetters } of this.parts.consumers) {
      const letter = await deadLetters?.find(id);
      if (letter && deadLetters) return { letter, deadLetters };
    }
    throw deadLetterUnknown();
  }
}

/** The dead letters of a process's consumers over HTTP. */
@Module({})
export class DeadLettersModule {
  static with(parts: DeadLetterParts): DynamicModule {
    return { module: DeadLettersModule, controllers: [DeadLettersController], providers: [{ provide: PARTS, useValue: parts }] };
  }
}

/** No consumer has such a letter, or no more. */
export function deadLetterUnknown(): Problem {
  return new Problem({ status: 404, code: 'dead-letter-unknown', zh: '没有这封死信', en: 'no such dead letter' });
}

function viewOf(letter: DeadLetter): Record<string, unknown> {
  return { ...letter, position: letter.position && formatPosition(letter.position), since: letter.since.toISOString() };
}

function releasedView(released: Released | undefined): Record<string, unknown> {
  if (!released) throw deadLetterUnknown();
  const { outcome, events } = released;
  return { outcome, events, letter: released.outcome === 'stopped' ? viewOf(released.letter) : null };
}

/** The event as it is stored, without what is sealed. */
function eventView(event: RecordedEvent): Record<string, unknown> {
  const { personal: _sealed, ...data } = event.data;
  return {
    ...event,
    data,
    position: formatPosition(event.position),
    occurredAt: event.occurredAt.toISOString(),
    recordedAt: event.recordedAt.toISOString(),
  };
}
