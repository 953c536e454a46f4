import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { PetitionForMatching } from '../domain/repeats/index.ts';
import { petitionOf } from './repeats-eval.ts';

/** Files of invented petitions for the tests of matching; their columns are those of the labelled petition file. */
export type RepeatsFixture = 'look-alikes.csv' | 'invented-city.csv' | 'third-town.csv' | 'fourth-county.csv';

/** Rows of a fixture file as they stand. Throws when the file is missing or broken. */
export function fixtureRows(file: RepeatsFixture): Record<string, string>[] {
  return parse(readFileSync(new URL(`../domain/repeats/fixtures/${file}`, import.meta.url), 'utf8'), { columns: true });
}

/** Petitions of a fixture file by registration number (登记编号). */
export function fixturePetitions(file: RepeatsFixture): Map<string, PetitionForMatching> {
  return new Map(fixtureRows(file).map((row) => [row['登记编号'] ?? '', petitionOf(row)]));
}
