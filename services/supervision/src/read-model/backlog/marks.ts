import { createHmac } from 'node:crypto';
import type { Vault } from '@anjuan/personal-data';
import type { EntityManager } from 'typeorm';
import { marksOf, type Mark } from '../../domain/campaign/index.ts';

/** A case whose sealed part is to be looked at for what it shares with others. */
export interface Markable {
  readonly caseId: string;
  readonly district: string;
  readonly sealed: { readonly sealed: string; readonly context: string; readonly person_id: string };
}

export interface Marker {
  /** Token of a mark: the same for the same words, and they cannot be read from it. */
  tokenOf(mark: Mark): string;
  /** The marks of cases, from what is sealed of them. None of a person who was erased. */
  marksOf(cases: readonly Markable[]): Promise<readonly (readonly Mark[])[]>;
}

/** `secret` blinds the words, so that the table holds none of them. */
export function marker(vault: Vault, secret: Buffer): Marker {
  return {
    tokenOf: ({ kind, text }) => createHmac('sha256', secret).update(`backlog-mark\0${kind}\0${text}`).digest('hex').slice(0, 20),
    async marksOf(cases) {
      const requests = cases.map(({ sealed }) => ({ personId: sealed.person_id, context: sealed.context, content: sealed.sealed }));
      const opened: readonly unknown[] = await vault.openMany(requests);
      return cases.map(({ district }, index) => {
        // Sealed from the personal part of a listing or of a ledger's row.
        const personal = opened[index] as { readonly title?: string; readonly facts?: string } | null;
        return personal === null ? [] : marksOf(personal.title ?? '', personal.facts ?? '', district);
      });
    },
  };
}

/** Writes the marks of cases anew. */
export async function saveMarks(cases: readonly Markable[], reader: Marker, manager: EntityManager): Promise<void> {
  if (cases.length === 0) return;
  const marks = await reader.marksOf(cases);
  const rows = cases.flatMap(({ caseId }, index) =>
    (marks[index] ?? []).map((mark) => ({ case_id: caseId, kind: mark.kind, token: reader.tokenOf(mark) })),
  );
  await manager.query('DELETE FROM backlog_mark WHERE case_id = ANY ($1)', [cases.map(({ caseId }) => caseId)]);
  await manager.query(
    'INSERT INTO backlog_mark SELECT * FROM jsonb_populate_recordset(NULL::backlog_mark, $1) ON CONFLICT (case_id, kind, token) DO NOTHING',
    [JSON.stringify(rows)],
  );
}
