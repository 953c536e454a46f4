/** One fault of a file: the field by its place, e.g. `[0].daysOff[3]`, and what is wrong with it. */
export interface FileFault {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** A file of an office (holiday notices, local limits) is not as it must be. The message names every faulty field in Chinese and English. */
export class RegulationFileError extends Error {
  override readonly name = 'RegulationFileError';
  readonly faults: readonly FileFault[];

  constructor(what: string, faults: readonly FileFault[], cause?: unknown) {
    super(`${what}: ${faults.map(({ field, zh, en }) => `${field} ${zh} / ${en}`).join('; ')}`, cause === undefined ? {} : { cause });
    this.faults = faults;
  }
}

/** A JSON text's value. Throws RegulationFileError where it is no JSON. */
export function jsonOf(what: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new RegulationFileError(what, [{ field: '$', zh: '不是有效的 JSON', en: 'is not valid JSON' }], cause);
  }
}

/** The members of an object; none where it is no object. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Faults of members that the file's form does not know: a mistyped name would otherwise be a rule without effect. */
export function unknownMembers(value: unknown, known: readonly string[], at: string): FileFault[] {
  return Object.keys(membersOf(value))
    .filter((name) => !known.includes(name))
    .map((name) => ({ field: `${at}.${name}`, zh: `不是已知字段，可用 ${known.join('、')}`, en: `is not one of ${known.join(', ')}` }));
}
