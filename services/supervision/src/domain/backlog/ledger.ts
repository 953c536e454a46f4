import { accept, refuse, type BacklogEvent, type ConfirmBacklogLink, type EventOf, type UndoBacklogLink } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { keySet } from './keys.ts';
import type { BacklogState } from './state.ts';
import { any, backlogStep, type BacklogDecision, type BacklogFacts } from './step.ts';

type Payload<Type extends BacklogEvent['type']> = Omit<EventOf<Type>, 'type'>;

/** A row of a ledger as it is told: the row, the lines of its history, the links it is named in. */
export interface LedgerRow {
  readonly row: Payload<'LedgerRowImported'>;
  readonly entries: readonly Payload<'LedgerEntryImported'>[];
  readonly links: readonly Omit<Payload<'BacklogLinkProposed'>, 'proposedOn'>[];
  readonly today: Day;
}

/**
 * Takes in a row of an office's own ledger (导入台账): the row where it is new or says something else than before, the lines and links that
 * are new. The same row again adds nothing; a link that an officer undid is not proposed again. Never throws.
 */
export function importLedgerRow({ row, entries, links, today }: LedgerRow, state: BacklogState): BacklogDecision {
  const personId = state.personId ?? row.personId; // one person's key seals the whole stream
  const known = keySet(state.entries);
  const fresh = entries.filter(({ key }, index) => !known.has(key) && entries.findIndex((other) => other.key === key) === index);
  const proposed = links.filter(({ otherCaseId }) => state.links[otherCaseId] === undefined);
  return accept<BacklogEvent>(
    ...(state.rows[row.key] === row.fingerprint ? [] : [{ type: 'LedgerRowImported' as const, ...row, personId }]),
    ...fresh.map((entry) => ({ type: 'LedgerEntryImported' as const, ...entry, personId })),
    ...proposed.map((link) => ({ type: 'BacklogLinkProposed' as const, ...link, proposedOn: today })),
  );
}

/** An officer says that two cases belong together (确认关联). Confirmed: adds nothing. Never throws. */
export function confirmBacklogLink(
  command: ConfirmBacklogLink & BacklogFacts & { readonly other: string },
  state: BacklogState,
): BacklogDecision {
  return backlogStep(command, { ...state, movedOn: null }, any, ({ links }) => {
    const link = links[command.other];
    if (link === undefined) return refuse({ code: 'link-unknown' });
    if (link.state === 'confirmed') return accept();
    return accept({ type: 'BacklogLinkConfirmed', otherCaseId: command.other, kind: link.kind, confirmedOn: command.on });
  });
}

/** An officer says that they do not, or no longer (撤销关联). Undone: adds nothing. Never throws. */
export function undoBacklogLink(
  command: UndoBacklogLink & BacklogFacts & { readonly other: string },
  state: BacklogState,
): BacklogDecision {
  return backlogStep(command, { ...state, movedOn: null }, any, ({ links }) => {
    const link = links[command.other];
    if (link === undefined) return refuse({ code: 'link-unknown' });
    if (link.state === 'undone') return accept();
    return accept({ type: 'BacklogLinkUndone', otherCaseId: command.other, kind: link.kind, undoneOn: command.on, reason: command.reason });
  });
}
