import { accept, refuse, type ListBacklog } from '@anjuan/contracts';
import type { BacklogDecision, BacklogFacts } from './step.ts';
import type { BacklogState } from './state.ts';

/**
 * Lists a case as backlog (列入积案), with its grounds. One that is on the list stays there; one that was struck off comes back by a relapse,
 * not by this. `personId` is whose case it is; null where nothing of it is known. Never throws.
 */
export function listBacklog(
  { on, today, personId, grounds, superior, district, title, note }: ListBacklog & BacklogFacts & { readonly personId: string | null },
  state: BacklogState,
): BacklogDecision {
  if (personId === null) return refuse({ code: 'case-unknown' });
  if (state.status === 'watched' || state.status === 'ended')
    return refuse({ code: 'wrong-backlog-state', is: state.status, needed: ['absent', 'moved'] });
  if (state.status !== 'absent' && state.status !== 'moved') return accept();
  if (on > today) return refuse({ code: 'day-in-the-future', today });
  if (superior === '' && grounds.some(({ rule }) => rule === 'superior-list')) return refuse({ code: 'superior-missing' });
  const times = state.times + (state.status === 'absent' ? 1 : 0);
  return accept({
    type: 'BacklogListed',
    listedOn: on,
    times: Math.max(1, times),
    grounds,
    superior,
    district,
    personId,
    personal: { title, note },
  });
}
