export { cueMatcher, type CueMatcher, type CueSubject } from './cue-matcher.ts';
export { cueAttributes, type Cue, type CueAttribute, type CueLabel, type CueTask } from './cue.ts';
export { organs, organsOfName, spokenNames, type Organ } from './organs.ts';
export { LexiconError, parseLexicon, type Lexicon, type LexiconFault } from './parse-lexicon.ts';
export { likenessTo, type Likeness } from './likeness.ts';
