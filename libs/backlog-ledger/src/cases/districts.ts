/** Knows the districts of one ledger from how its rows and subtotals name them (属地归一). */
export class Districts {
  /** Core of the name (麓东) to the name in full (麓东区). */
  readonly #names = new Map<string, string>();

  /**
   * @param labels of subtotals and sections, which name districts and nothing else
   * @param wordings of all rows; those that end in 区 or 县 and come up often name districts too
   */
  constructor(labels: readonly string[], wordings: readonly string[]) {
    const counts = new Map<string, number>();
    for (const wording of wordings.map(plain)) counts.set(wording, (counts.get(wording) ?? 0) + 1);
    const frequent = [...counts].filter(([name, count]) => count >= 2 && /^.{2,6}[区县市]$/.test(name)).map(([name]) => name);
    for (const name of [...labels.map(plain), ...frequent]) {
      const core = coreOf(name);
      const known = this.#names.get(core);
      if (core.length >= 2 && (known === undefined || (!known.endsWith('区') && name.endsWith('区')))) this.#names.set(core, name);
    }
  }

  /** The district a wording names (原麓东县, 麓 东 区, 麓东区石马镇 are 麓东区); null when it names another place. */
  find(wording: string): string | null {
    const text = plain(wording)
      .replace(/^.{2,4}市(?=.{2,})/, '')
      .replace(/^原/, '');
    let best: string | null = null;
    for (const core of this.#names.keys()) if (text.startsWith(core) && core.length > (best?.length ?? 0)) best = core;
    return best === null ? null : (this.#names.get(best) ?? null);
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s|\(.*$/g, '')
    .trim();
}

function coreOf(name: string): string {
  return name.replace(/^原/, '').replace(/(经济开发区|高新区|开发区|园区|新区|[区县市])$/, '');
}
