import type { Api, Send } from './client.ts';
import type { Page } from './types.ts';

const pageSize = 200;

/** At most `limit` items of a list, page after page; `next` is the cursor behind the last page read. */
export async function readList<Item>(api: Api, path: string, query: NonNullable<Send['query']>, limit: number): Promise<Page<Item>> {
  const items: Item[] = [];
  let next: string | null = null;
  do {
    const page: Page<Item> = await api.send<Page<Item>>(path, {
      query: { ...query, limit: Math.min(pageSize, limit - items.length), after: next ?? undefined },
    });
    items.push(...page.items);
    next = page.next;
  } while (next !== null && items.length < limit);
  return { items: items.slice(0, limit), next };
}
