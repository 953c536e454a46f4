/** What the program touches of the outside, so that a test can stand in for it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A stream to write to; `isTTY` and `columns` as on process.stdout. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
