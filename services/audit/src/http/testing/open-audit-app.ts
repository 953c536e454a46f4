import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import { CLOCK, EVENT_STORE, ProblemFilter, VAULT } from '@anjuan/service-kit';
import { nestApp } from '@anjuan/testing/nest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ReportQueries } from '../../application/report-queries.ts';
import { AuditModule } from '../../audit.module.ts';
import { CASE_QUERIES, REPORT_QUERIES } from '../../tokens.ts';

/** What a spec has of the service: what it does not ask for is not there. */
export interface AuditParts {
  readonly reports?: ReportQueries;
  readonly store?: EventStore;
  readonly vault?: Vault;
  /** Names of units by their codes; a unit without one is called by its code. */
  readonly unitNames?: ReadonlyMap<string, string>;
}

/** The service's HTTP interface on 1 July 2024. */
export function openAuditApp({ reports, store, vault, unitNames = new Map() }: AuditParts): Promise<NestFastifyApplication> {
  const module = AuditModule.with([
    { provide: REPORT_QUERIES, useValue: reports ?? null },
    { provide: CASE_QUERIES, useValue: { unitNames: () => Promise.resolve((code: string) => unitNames.get(code) ?? code) } },
    { provide: EVENT_STORE, useValue: store ?? null },
    { provide: VAULT, useValue: vault ?? null },
    { provide: CLOCK, useValue: () => new Date('2024-07-01T00:00:00Z') },
  ]);
  return nestApp(module, new ProblemFilter(() => undefined));
}
