/** Who the console acts as (当前身份): sent with every request. Signing in comes with a later release. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly unit: string;
}

/** Roles of the field (角色), by whom a step is usually done. */
export const roles = [
  'intake-clerk',
  'classifier',
  'dispatcher',
  'unit-handler',
  'unit-head',
  'reviewer',
  'supervisor',
  'leader',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** Account names and unit codes stand in a header: ASCII letters, digits and `. _ - @` only. */
export const actorIdPattern = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;
const unitPattern = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]{0,31})?$/;

/** The `Anjuan-Actor` header's value. */
export function actorHeader(actor: Actor): string {
  return `id=${actor.id}; role=${actor.role}; unit=${actor.unit}`;
}

/** Reads what the browser kept; null when it is absent or not an actor. */
export function parseActor(text: string | null): Actor | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // kept by hand or by another version: as good as nothing
  }
  if (typeof value !== 'object' || value === null) return null;
  const { id, role, unit } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof role !== 'string' || typeof unit !== 'string') return null;
  if (!actorIdPattern.test(id) || !unitPattern.test(unit) || !(roles as readonly string[]).includes(role)) return null;
  return { id, role, unit };
}
