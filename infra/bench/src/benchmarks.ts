import { singleAppends } from './append/single-appends.ts';
import type { Benchmark } from './benchmark.ts';

/** Every benchmark, in the order they run. */
export const benchmarks: readonly Benchmark[] = [singleAppends];
