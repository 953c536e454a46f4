import type { DynamicModule } from '@nestjs/common';
import type { Findings } from '@anjuan/checker';
import type { Consumer } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import type { ReadModel } from '@anjuan/read-models';
import type { Regulation } from '@anjuan/regulation';
import type { CommandRunner } from './commands/run-command.ts';
import type { Operation } from './http/operation.ts';
import type { Jobs } from './jobs.ts';
import type { Clock, Secrets } from './tokens.ts';

/** What the hosting process gives to a service. */
export interface Host {
  /** Connection string of the application role: read models, checkpoints. */
  readonly databaseUrl: string;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly runner: CommandRunner;
  readonly clock: Clock;
  /** The rules as the office applies them: with its calendar, its stricter limits and its warning steps. */
  readonly regulation: Regulation;
  readonly secrets: Secrets;
  readonly jobs: Jobs;
  /** Tells the operator of an error that no request carries; logs its kind, never its data. */
  report(where: string, error: unknown): void;
}

/** A long-running task of a service beside its consumers, e.g. the timers. Ends when the signal aborts. */
export interface Background {
  readonly name: string;
  run(signal: AbortSignal): Promise<void>;
}

/** A look whether something is as it must be, besides the read models and consumers that every process looks after. */
export interface Check {
  readonly name: string;
  /** Rejects where it cannot look; what it finds wrong is in the findings. */
  run(onProgress: (events: number) => void): Promise<Findings>;
}

/** A service as a hosting process runs it: alone, or together with others. */
export interface Service {
  readonly name: string;
  readonly module: DynamicModule;
  readonly operations: readonly Operation[];
  readonly consumers: readonly Consumer[];
  readonly readModels: readonly ReadModel[];
  readonly background: readonly Background[];
  readonly checks?: readonly Check[];
  close(): Promise<void>;
}
