import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Segment } from '../domain/classifier/suggestion.ts';
import type { Lexicon } from '../domain/lexicon/index.ts';

/**
 * Segmenter (分词) over jieba's shipped dictionary, with the lexicon's plain words added so that they stay whole.
 * Loading takes a few tenths of a second; keep the result.
 */
export function jiebaSegmenter(lexicon?: Lexicon): Segment {
  const jieba = Jieba.withDict(dict);
  if (lexicon !== undefined) jieba.loadDict(new TextEncoder().encode(customWords(lexicon)));
  return (text) => jieba.tag(text, true);
}

/** Lexicon words of two to six Chinese characters in jieba's format: word, frequency, tag. */
function customWords(lexicon: Lexicon): string {
  const words = new Set<string>();
  for (const { pattern } of lexicon.cues) {
    if (pattern.kind !== 'words') continue;
    for (const part of pattern.parts) if (/^\p{Script=Han}{2,6}$/u.test(part)) words.add(part);
  }
  return [...words]
    .sort()
    .map((word) => `${word} 2000 n`)
    .join('\n');
}
