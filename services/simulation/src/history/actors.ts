import type { Actor } from '@anjuan/contracts';

/** Accounts of the simulation all begin like this: a real case is one that none of them registered. */
export const accountPrefix = 'sim:';

/** Somebody of an office. The same office and role is the same account. */
export function actorOf(role: string, unit: string): Actor {
  return { id: `${accountPrefix}${role}.${unit}`, role, unit };
}
