import { listingRules, readListingRules, type ListingRow } from '@anjuan/regulation';
import { officeFile, type Environment } from '@anjuan/service-host';

export interface SupervisionConfig {
  /** By which rules cases are listed as backlog (列入标准). */
  readonly listing: readonly ListingRow[];
}

/** Reads ANJUAN_LISTING_RULES, a file with the city's own numbers; the release's where it is not set. Throws WrongUsage with every fault. */
export function supervisionConfig(env: Environment): SupervisionConfig {
  return { listing: officeFile(env, 'ANJUAN_LISTING_RULES', readListingRules) ?? listingRules };
}
