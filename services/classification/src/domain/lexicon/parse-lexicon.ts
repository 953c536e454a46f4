import { contentHash } from '../classifier/content-hash.ts';
import { parseCue, parseHeading, strengths, type Cue, type CueLabel, type CueTask } from './cue.ts';

/** The office's lexicon (甄别词表): every cue with its strength; the version is the hash of its content. */
export type Lexicon = { readonly version: string; readonly cues: readonly Cue[] };

/** One fault in a lexicon file: the line (from 1) and the rule it breaks, in Chinese and English. */
export type LexiconFault = { readonly line: number; readonly rule: string };

/** Thrown when a lexicon file has faults; carries all of them. */
export class LexiconError extends Error {
  readonly faults: readonly LexiconFault[];
  constructor(faults: readonly LexiconFault[]) {
    super(
      `词表有 ${faults.length} 处错误 / faults in the lexicon: ${faults.map((f) => `第 ${f.line} 行 line ${f.line}: ${f.rule}`).join('; ')}`,
    );
    this.name = 'LexiconError';
    this.faults = faults;
  }
}

type Section = { readonly task: CueTask; readonly label: CueLabel };

/** Reads a lexicon file (UTF-8 text, format at the top of the shipped file). Throws LexiconError naming every faulty line. */
export function parseLexicon(text: string): Lexicon {
  const faults: LexiconFault[] = [];
  const cues: Cue[] = [];
  const seen = new Map<string, number>();
  let section: Section | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (content.startsWith('[')) {
      const heading = parseHeading(content);
      if ('fault' in heading) faults.push({ line, rule: heading.fault });
      section = 'fault' in heading ? undefined : heading;
      continue;
    }
    const [strengthWord = '', ...words] = content.split(/\s+/u);
    const strength = strengths[strengthWord];
    if (strength === undefined) faults.push({ line, rule: '行首应是 定、强、中、弱、反 之一 / a line begins with a strength word' });
    else if (section === undefined) faults.push({ line, rule: '线索不在任何一节里 / a cue stands outside every section' });
    else for (const word of words) readCue(word, { section, strength, line }, { cues, faults, seen });
  }
  if (cues.length === 0 && faults.length === 0) faults.push({ line: 1, rule: '词表是空的 / the lexicon is empty' });
  if (faults.length > 0) throw new LexiconError(faults);
  return {
    version: contentHash(
      cues
        .map((cue) => `${cue.task}:${cue.label}:${cue.key}:${cue.strength}`)
        .sort()
        .join('\n'),
    ),
    cues,
  };
}

function readCue(
  word: string,
  at: { section: Section; strength: number; line: number },
  into: { cues: Cue[]; faults: LexiconFault[]; seen: Map<string, number> },
): void {
  const key = word.normalize('NFKC').toLowerCase().replaceAll('...', '…');
  const pattern = parseCue(key);
  if ('fault' in pattern) {
    into.faults.push({ line: at.line, rule: `“${word}”：${pattern.fault}` });
    return;
  }
  const identity = `${at.section.task}|${at.section.label}|${key}`;
  const earlier = into.seen.get(identity);
  if (earlier !== undefined)
    into.faults.push({ line: at.line, rule: `“${word}”在本节第 ${earlier} 行已有 / the cue stands twice in this section` });
  into.seen.set(identity, at.line);
  into.cues.push({ key, pattern, task: at.section.task, label: at.section.label, strength: at.strength, line: at.line });
}
