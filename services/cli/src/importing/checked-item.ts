import type { RejectReason } from '@anjuan/tabular';
import type { z } from 'zod';

export type Checked<Item> = { readonly item: Item; readonly reasons: readonly RejectReason[] };

/**
 * Holds an item against the schema that the server will hold it against, so that one bad row never costs its whole batch. The reasons
 * name the column and the rule, never the value.
 */
export function checked<Item>(schema: z.ZodType, item: Item, columnOf: (field: string) => string | null): Checked<Item> {
  const result = schema.safeParse(item);
  if (result.success) return { item, reasons: [] };
  const reasons = result.error.issues.map((issue): RejectReason => {
    const column = columnOf(issue.path.join('.'));
    const name = column === null ? '该行' : `「${column}」`;
    if (issue.code === 'too_big') return { code: 'too-long', column, reasonZh: `${name}过长或过大，最多 ${issue.maximum}` };
    if (issue.code === 'too_small') return { code: 'required', column, reasonZh: `${name}不能为空或过小` };
    return { code: 'bad-format', column, reasonZh: `${name}的内容或格式不合要求` };
  });
  return { item, reasons };
}
