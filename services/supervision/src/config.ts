import { readFileSync } from 'node:fs';
import { listingRules, readListingRules, type ListingRow } from '@anjuan/regulation';

export interface SupervisionConfig {
  /** By which rules cases are listed as backlog (列入标准). */
  readonly listing: readonly ListingRow[];
}

/**
 * Reads ANJUAN_LISTING_RULES, a file with the city's own numbers; the release's where it is not set. Throws RegulationFileError with every
 * fault of the file, and the system's error where it cannot be read.
 */
export function supervisionConfig(env: Readonly<Record<string, string | undefined>>): SupervisionConfig {
  const file = env['ANJUAN_LISTING_RULES'];
  return { listing: file ? readListingRules(readFileSync(file, 'utf8')) : listingRules };
}
