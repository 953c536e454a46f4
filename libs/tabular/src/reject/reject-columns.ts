/** The columns a reject file adds behind those of its input (退回文件的附加列). */
export const rejectColumnNames = ['行号', '列', '原因', '原因代码', '原文'] as const;

export const rejectColumns: ReadonlySet<string> = new Set(rejectColumnNames);

/** A file is one of our reject files when it ends in all of these columns. */
export function looksLikeRejectFile(names: readonly string[]): boolean {
  return rejectColumnNames.every((name) => names.includes(name));
}
