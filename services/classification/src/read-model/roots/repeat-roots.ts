import type { EntityManager } from 'typeorm';

/** Most links followed from a repeat to its first registration: officers can make chains, even circles. */
const longestChain = 8;

/** Which registration each case repeats (原信), as linked so far; changes can be tried on it before they are written. */
export interface RepeatRoots {
  /** Reads the links of these cases, and of what they lead to. */
  load(manager: EntityManager, caseIds: readonly string[]): Promise<void>;
  /** The first registration that a case leads to; the case itself where it repeats none. */
  rootOf(caseId: string): string;
  link(caseId: string, root: string): void;
  undo(caseId: string, root: string): void;
}

export function repeatRoots(): RepeatRoots {
  const stored = new Map<string, string>();
  const changed = new Map<string, string | null>();
  const linkOf = (caseId: string): string | null => {
    const change = changed.get(caseId);
    return change === undefined ? (stored.get(caseId) ?? null) : change;
  };
  return {
    async load(manager, caseIds) {
      if (caseIds.length === 0) return;
      const rows: { case_id: string; root: string }[] = await manager.query(
        `WITH RECURSIVE chain (case_id, root, depth) AS (
           SELECT case_id, root, 1 FROM repeat_root WHERE case_id = ANY ($1)
           UNION SELECT next.case_id, next.root, depth + 1 FROM chain JOIN repeat_root AS next ON next.case_id = chain.root WHERE depth < $2
         ) SELECT DISTINCT case_id, root FROM chain`,
        [caseIds, longestChain],
      );
      for (const { case_id, root } of rows) stored.set(case_id, root);
    },
    rootOf(caseId) {
      let root = caseId;
      for (let steps = 0; steps < longestChain; steps += 1) root = linkOf(root) ?? root;
      return root;
    },
    link: (caseId, root) => void changed.set(caseId, root),
    undo(caseId, root) {
      if ((linkOf(caseId) ?? root) === root) changed.set(caseId, null);
    },
  };
}

/** Writes a link; a newer one replaces it. */
export async function saveRoot(manager: EntityManager, caseId: string, root: string): Promise<void> {
  await manager.query(`INSERT INTO repeat_root VALUES ($1, $2) ON CONFLICT (case_id) DO UPDATE SET root = EXCLUDED.root`, [caseId, root]);
}

/** Takes a link out, unless it leads elsewhere by now. */
export async function removeRoot(manager: EntityManager, caseId: string, root: string): Promise<void> {
  await manager.query(`DELETE FROM repeat_root WHERE case_id = $1 AND root = $2`, [caseId, root]);
}
