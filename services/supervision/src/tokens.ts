/** Injection token of the command runner. */
export const RUNNER = Symbol('CommandRunner');
/** Injection token of what turns a ledger's row into facts. */
export const LEDGER = Symbol('LedgerFacts');
/** Injection token of the questions to the list of backlog cases. */
export const BACKLOG_QUERIES = Symbol('BacklogQueries');
/** Injection token of the questions to campaigns, batches and clusters. */
export const CAMPAIGN_QUERIES = Symbol('CampaignQueries');
/** Injection token of the event store. */
export const STORE = Symbol('EventStore');
/** Injection token of the Regulation as the office applies it. */
export const REGULATION = Symbol('Regulation');
/** Injection token of the questions to the list of supervision orders. */
export const ORDER_QUERIES = Symbol('OrderQueries');
