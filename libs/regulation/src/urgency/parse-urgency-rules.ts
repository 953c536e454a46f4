/** Kinds of urgency (紧急情形). */
export type UrgencyKind = 'self-harm' | 'crowd' | 'collapse' | 'gas' | 'poisoning' | 'fire' | 'trapped' | 'violence';

/** A sign: parts that follow each other ("near") or both stand in the text ("both"). */
export type UrgencySign = { readonly key: string; readonly mode: 'near' | 'both'; readonly parts: readonly string[] };

export type UrgencySection = {
  readonly kind: UrgencyKind;
  readonly label: string;
  readonly signs: readonly UrgencySign[];
  readonly exceptions: readonly string[];
};

export type UrgencyRules = { readonly sections: readonly UrgencySection[] };

/** Thrown when a rules text has faults; the message names every faulty line and its rule in Chinese and English. */
export class UrgencyRulesError extends Error {
  constructor(faults: readonly string[]) {
    super(`紧急情形规则有误 / faults in the urgency rules: ${faults.join('; ')}`);
    this.name = 'UrgencyRulesError';
  }
}

const kinds: Readonly<Record<string, UrgencyKind>> = {
  自伤自杀: 'self-harm',
  群体聚集: 'crowd',
  坍塌滑坡: 'collapse',
  燃气泄漏: 'gas',
  食物中毒: 'poisoning',
  火灾爆炸: 'fire',
  被困涉险: 'trapped',
  行凶伤人: 'violence',
};

type Draft = { kind: UrgencyKind; label: string; signs: UrgencySign[]; exceptions: string[] };

/** Reads a rules text (format in urgency-rules.ts). Throws UrgencyRulesError. */
export function parseUrgencyRules(text: string): UrgencyRules {
  const faults: string[] = [];
  const sections: Draft[] = [];
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const fault = content.startsWith('[') ? openSection(content, sections) : addLine(content.split(/\s+/u), sections.at(-1));
    if (fault !== undefined) faults.push(`第 ${index + 1} 行 line ${index + 1}: ${fault}`);
  }
  if (sections.length === 0 && faults.length === 0) faults.push('规则是空的 / no rule at all');
  if (faults.length > 0) throw new UrgencyRulesError(faults);
  return { sections };
}

function openSection(line: string, sections: Draft[]): string | undefined {
  const label = /^\[(\S+)\]$/u.exec(line)?.[1];
  const kind = label === undefined ? undefined : kinds[label];
  if (label === undefined || kind === undefined) return `节名应为 ${Object.keys(kinds).join('、')} 之一 / unknown section`;
  sections.push({ kind, label, signs: [], exceptions: [] });
  return undefined;
}

function addLine([mark, ...words]: string[], section: Draft | undefined): string | undefined {
  if (section === undefined) return '规则不在任何一节里 / a rule stands outside every section';
  if (mark === '除非') section.exceptions.push(...words.map((word) => word.normalize('NFKC')));
  else if (mark === '急') {
    for (const word of words) {
      const sign = signOf(word.normalize('NFKC').replaceAll('...', '…'));
      if (sign === undefined) return `“${word}”缺了一段，或同用了“…”和“&” / a part is empty or "…" meets "&"`;
      section.signs.push(sign);
    }
  } else return '行首应是 急 或 除非 / a line begins with 急 or 除非';
  return undefined;
}

function signOf(key: string): UrgencySign | undefined {
  if (key.includes('…') && key.includes('&')) return undefined;
  const mode = key.includes('&') ? 'both' : 'near';
  const parts = key.split(mode === 'both' ? '&' : '…');
  return parts.some((part) => part === '') ? undefined : { key, mode, parts };
}
