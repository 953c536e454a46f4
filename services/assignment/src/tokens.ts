/** Injection token of the command runner. */
export const RUNNER = Symbol('CommandRunner');
/** Injection token of the rules as the office applies them. */
export const REGULATION = Symbol('Regulation');
/** Injection token of the office's document templates. */
export const TEMPLATES = Symbol('Templates');
