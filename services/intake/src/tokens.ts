/** Injection tokens of intake's own parts. */
export const RUNNER = Symbol('CommandRunner');
export const REGULATION = Symbol('Regulation');
export const REGISTRATION = Symbol('Registration');
