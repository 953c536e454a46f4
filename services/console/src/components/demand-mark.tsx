import type { DemandState, ListedOrder } from '../api/types.ts';
import { useLabel } from '../i18n/vocabulary.tsx';

const phases: Readonly<Record<DemandState, string>> = { open: 'handling', answered: 'review', accepted: 'ended', cancelled: 'ended' };

/** Where a supervision order or a suggestion stands (督办、建议状态), with the sign of its phase. */
export function DemandMark({ state }: { readonly state: DemandState }) {
  const label = useLabel();
  return (
    <span className={`state state-${phases[state]}`} data-testid="demand-state" data-state={state}>
      {label('supervisionStates', state)}
    </span>
  );
}

/** The limit of an answer, as the clocks of a case are shown. */
export function limitOf({ state, due, overdue }: Pick<ListedOrder, 'state' | 'due' | 'overdue'>) {
  if (state === 'cancelled') return { state, due } as const;
  if (state === 'open') return { state: overdue ? 'expired' : 'running', due } as const;
  return { state: overdue ? 'late' : 'met', due } as const;
}
