import type { Actor } from '@anjuan/contracts';
import type { Io } from './io.ts';

export type Language = 'zh' | 'en';

/** The options that every command takes. */
export interface CommonOptions {
  readonly data?: string;
  readonly url?: string;
  readonly json: boolean;
  readonly actor: Actor;
  /** --no-wait: does not wait for the consumers. */
  readonly skipWaiting: boolean;
}

/** What a command works with: its options, the language, and where to write. Results go to stdout, everything else to stderr. */
export interface Cli {
  readonly io: Io;
  readonly options: CommonOptions;
  readonly language: Language;
  /** The text in the reader's language. */
  readonly say: (zh: string, en: string) => string;
  /** A remark on stderr. */
  readonly note: (zh: string, en: string) => void;
  /** The result: as one line of JSON with --json, else as the text. */
  readonly result: (json: object, text: () => string) => void;
}

export function createCli(io: Io, options: CommonOptions, language: Language): Cli {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return {
    io,
    options,
    language,
    say,
    note: (zh, en) => void io.stderr.write(`${say(zh, en)}\n`),
    result: (json, text) => void io.stdout.write(`${options.json ? JSON.stringify(json) : text().trimEnd()}\n`),
  };
}

/** --lang, else LC_ALL or LANG when they ask for English, else Chinese. */
export function languageOf(asked: string | undefined, env: Io['env']): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en(?:[_.-]|$)/i.test(locale) ? 'en' : 'zh';
}
