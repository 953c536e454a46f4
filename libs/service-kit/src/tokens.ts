/** Injection tokens of what every service is given by the process that hosts it. */
export const EVENT_STORE = Symbol('EventStore');
export const VAULT = Symbol('Vault');
export const CLOCK = Symbol('Clock');

/** The only source of "now" in a process; handlers pass the time on as data. */
export type Clock = () => Date;

/** Secrets derived from the installation's master key; they never leave the process. */
export interface Secrets {
  /** Makes person ids. */
  readonly personId: Buffer;
  /** Makes the blind tokens by which repeats are found. */
  readonly repeatTokens: Buffer;
}
