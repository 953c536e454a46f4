/** Injection token of the command runner. */
export const RUNNER = Symbol('CommandRunner');
