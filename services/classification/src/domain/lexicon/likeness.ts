import type { CueLabel, CueTask } from './cue.ts';
import type { Lexicon } from './parse-lexicon.ts';

/** How far a text sounds like each section of the lexicon, by task and label: 0 and more. */
export type Likeness = (text: string) => ReadonlyMap<string, number>;

type Share = { readonly name: string; readonly share: number };

/**
 * Likeness by pairs of characters. 健身卡 is in the lexicon, 健身年卡 is not, but they share 健身; so a wording nobody wrote
 * down still points somewhere. A pair speaks for a label as far as the task's cues that hold the pair belong to that label.
 */
export function likenessTo(lexicon: Lexicon): Likeness {
  const tasks: readonly CueTask[] = ['category', 'topic', 'route', 'organ'];
  const shares = new Map<string, Share[]>();
  for (const task of tasks) for (const [pair, found] of sharesOf(lexicon, task)) shares.set(pair, [...(shares.get(pair) ?? []), ...found]);
  return (text) => {
    const sums = new Map<string, number>();
    for (const pair of pairsOf(text)) for (const { name, share } of shares.get(pair) ?? []) sums.set(name, (sums.get(name) ?? 0) + share);
    return sums;
  };
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) pairs.add(pair);
  }
  return pairs;
}

function sharesOf(lexicon: Lexicon, task: CueTask): ReadonlyMap<string, Share[]> {
  const weights = new Map<string, Map<CueLabel, number>>();
  const labels = new Set<CueLabel>();
  for (const cue of lexicon.cues) {
    if (cue.task !== task || cue.strength <= 0 || cue.pattern.kind !== 'words') continue;
    labels.add(cue.label);
    for (const part of cue.pattern.parts)
      for (const pair of pairsOf(part)) {
        const byLabel = weights.get(pair) ?? new Map<CueLabel, number>();
        byLabel.set(cue.label, (byLabel.get(cue.label) ?? 0) + Math.min(2, cue.strength));
        weights.set(pair, byLabel);
      }
  }
  const even = 1 / Math.max(1, labels.size);
  return new Map(
    [...weights].map(([pair, byLabel]) => {
      const total = 1 + [...byLabel.values()].reduce((a, b) => a + b, 0); // 1: a pair seen in one weak cue proves little
      const found = [...byLabel].map(([label, weight]) => ({ name: `g:${task}:${label}`, share: weight / total - even }));
      return [pair, found.filter(({ share }) => share > 0)];
    }),
  );
}
