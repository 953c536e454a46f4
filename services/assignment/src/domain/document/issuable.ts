import type { DocumentKindCode } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { allOf, lastOf, lastOfAny, registeredPersonal, responsibleUnit, type CaseEvents } from './case-events.ts';

/** Who issues a document of a kind in a case (出具机关): a unit the case names, or the petition office, which is the unit of who acts. */
export type Issuer = { readonly by: 'unit'; readonly unit: string } | { readonly by: 'office' };

export type DocumentRefusal =
  | { readonly code: 'case-unknown' }
  | { readonly code: 'document-not-open'; readonly kind: DocumentKindCode; readonly needed: readonly string[] }
  | { readonly code: 'issuer-missing' }
  | { readonly code: 'wrong-issuer'; readonly issuer: string }
  | { readonly code: 'officer-keeps-out' }
  | { readonly code: 'day-in-the-future'; readonly today: Day }
  | { readonly code: 'person-erased' };

const office: Issuer = { by: 'office' };
const unitOf = (unit: string | undefined): Issuer | undefined => (unit === undefined ? undefined : { by: 'unit', unit });

/** By kind: the events of the case that open it, and who then issues it. A step comes first, then the paper that tells of it. */
const rules: Readonly<
  Record<DocumentKindCode, { readonly needed: readonly string[]; readonly issuer: (events: CaseEvents) => Issuer | undefined }>
> = {
  'registration-slip': { needed: ['PetitionRegistered'], issuer: (events) => lastOf(events, 'PetitionRegistered') && office },
  'acceptance-notice': { needed: ['PetitionAccepted'], issuer: (events) => unitOf(lastOf(events, 'PetitionAccepted')?.unit) },
  'refusal-notice': {
    needed: ['PetitionNotAccepted', 'PetitionDeclined'],
    issuer: (events) => {
      const refused = lastOfAny(events, ['PetitionNotAccepted', 'PetitionDeclined']);
      return refused?.type === 'PetitionDeclined' ? unitOf(refused.unit) : refused && office;
    },
  },
  'transfer-letter': { needed: ['PetitionTransferred'], issuer: (events) => lastOf(events, 'PetitionTransferred') && office },
  'entrust-letter': { needed: ['PetitionEntrusted'], issuer: (events) => lastOf(events, 'PetitionEntrusted') && office },
  'supervision-order': {
    needed: ['PetitionTransferred', 'PetitionEntrusted'],
    issuer: (events) => (responsibleUnit(events) === undefined ? undefined : office),
  },
  'extension-notice': {
    needed: ['HandlingLimitExtended'],
    issuer: (events) => lastOf(events, 'HandlingLimitExtended') && unitOf(responsibleUnit(events)),
  },
  'handling-opinion': {
    needed: ['PetitionAccepted'],
    issuer: (events) => (routeOf(events) === 'petition-procedure' ? unitOf(responsibleUnit(events)) : undefined),
  },
  'review-opinion': { needed: ['ReviewRequested'], issuer: (events) => reviewerOf(events, 'review') },
  're-review-opinion': { needed: ['ReviewRequested'], issuer: (events) => reviewerOf(events, 're-review') },
  'settlement-agreement': {
    needed: ['PetitionAccepted'],
    issuer: (events) => lastOf(events, 'PetitionAccepted') && unitOf(responsibleUnit(events)),
  },
  'strike-off-form': { needed: ['BacklogListed'], issuer: (events) => lastOf(events, 'BacklogListed') && office },
};

function routeOf(events: CaseEvents): string | undefined {
  return lastOfAny(events, ['PetitionAccepted', 'RouteChanged'])?.route;
}

function reviewerOf(events: CaseEvents, level: 'review' | 're-review'): Issuer | undefined {
  return unitOf(allOf(events, 'ReviewRequested').findLast((requested) => requested.level === level)?.unit);
}

/** The kinds that can be issued as the case stands, each with who issues it. */
export function issuableKinds(events: CaseEvents): readonly { readonly kind: DocumentKindCode; readonly issuer: Issuer }[] {
  return kindsOf(rules).flatMap((kind) => {
    const issuer = rules[kind].issuer(events);
    return issuer ? [{ kind, issuer }] : [];
  });
}

/** What a document is asked for with. */
export interface AskedDocument {
  readonly kind: DocumentKindCode;
  /** The unit named for it; undefined leaves it to the case, or to who acts. */
  readonly issuer: string | undefined;
  readonly on: Day;
  readonly today: Day;
  readonly actor: { readonly id: string; readonly role: string; readonly unit: string };
  /** Whether who acts has to keep out of the case (回避). */
  readonly keepsOut: boolean;
}

/** Roles that act for their own unit only (Art. 23, 32, 35). */
const bound = ['unit-handler', 'unit-head', 'reviewer'];

export type Allowed =
  { readonly outcome: 'allowed'; readonly unit: string } | { readonly outcome: 'refused'; readonly refusal: DocumentRefusal };

/** Whether the document may be issued, and by which unit. Never throws. */
export function allowDocument(asked: AskedDocument, events: CaseEvents): Allowed {
  const { kind, on, today, actor } = asked;
  if (!lastOf(events, 'PetitionRegistered')) return refused({ code: 'case-unknown' });
  const rule = rules[kind];
  const issuer = rule.issuer(events);
  if (!issuer) return refused({ code: 'document-not-open', kind, needed: rule.needed });
  if (asked.keepsOut) return refused({ code: 'officer-keeps-out' });
  if (on > today) return refused({ code: 'day-in-the-future', today });
  if (registeredPersonal(events) === null) return refused({ code: 'person-erased' });
  const unit = asked.issuer ?? (issuer.by === 'unit' ? issuer.unit : actor.unit);
  if (unit === '') return refused({ code: 'issuer-missing' });
  if (issuer.by === 'unit' && unit !== issuer.unit) return refused({ code: 'wrong-issuer', issuer: issuer.unit });
  if (bound.includes(actor.role) && actor.unit !== unit) return refused({ code: 'wrong-issuer', issuer: unit });
  return { outcome: 'allowed', unit };
}

function refused(refusal: DocumentRefusal): Allowed {
  return { outcome: 'refused', refusal };
}

function kindsOf<Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(table) as Key[];
}
