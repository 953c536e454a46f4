/** Injection tokens of classification's own parts. */
export const RULE = Symbol('ConfirmationRule');
export const UNITS = Symbol('UnitRegister');
export const CLASSIFIERS = Symbol('Classifiers');
export const HOST = Symbol('Host');
