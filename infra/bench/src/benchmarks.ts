import { singleAppends } from './append/single-appends.ts';
import type { Benchmark } from './benchmark.ts';
import { consumeBench } from './backbone/consume.ts';
import { latencyBench } from './backbone/latency.ts';
import { relayBench } from './backbone/relay.ts';
import { bulkAppend } from './bulk/bulk-append.ts';
import { readAllBench } from './read/read-all.ts';
import { appendAtScale } from './scale/append-at-scale.ts';
import { campaignBench } from './system/campaign.ts';
import { importBench } from './system/import.ts';
import { rebuildBench } from './system/rebuild.ts';
import { reportBench } from './system/reports.ts';
import { longCaseBench, replayBench } from './system/replay.ts';
import { separateBench } from './system/separate.ts';

/** Every benchmark, in the order they run. */
export const benchmarks: readonly Benchmark[] = [
  singleAppends,
  bulkAppend,
  readAllBench,
  rebuildBench,
  replayBench,
  reportBench,
  longCaseBench,
  campaignBench,
  relayBench,
  consumeBench,
  latencyBench,
  appendAtScale,
  importBench,
  separateBench,
];
