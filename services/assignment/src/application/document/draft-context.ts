import type { EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { lastOf, registeredPersonal, type CaseEvents } from '../../domain/index.ts';

/** A unit as it stands on paper: its name in full, where it can be asked, and the unit above it. */
export interface PaperUnit {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly parent: string | null;
}

/** What a draft is made from, beside its kind (拟稿依据). */
export interface DraftContext {
  readonly events: CaseEvents;
  /** The unit that issues it. */
  readonly unit: string;
  /** Undefined for a code that the register of units does not know. */
  readonly unitOf: (code: string) => PaperUnit | undefined;
  readonly on: Day;
  readonly account: string;
}

/** What of a document's data the case itself tells; the officer adds what is missing. Undefined parts are left out. */
export type Draft = Readonly<Record<string, unknown>>;

/** Paragraphs of a text as an officer or petitioner wrote it; undefined for an empty one. */
export function paragraphs(text: string | null | undefined): readonly string[] | undefined {
  const found = (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return found.length > 0 ? found : undefined;
}

/** A line of text; undefined for an empty one. */
export function lineOf(text: string | null | undefined): string | undefined {
  const line = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

export function nameOf({ unitOf }: DraftContext, code: string | null | undefined): string | undefined {
  return code === null || code === undefined ? undefined : lineOf(unitOf(code)?.name);
}

/** The unit above another, by name: it reviews (Art. 35, 36). */
export function superiorName(context: DraftContext, code: string | null | undefined): string | undefined {
  return nameOf(context, code === null || code === undefined ? undefined : context.unitOf(code)?.parent);
}

/** The case's number as registered. */
export function registered({ events }: DraftContext): EventOf<'PetitionRegistered'> | undefined {
  return lastOf(events, 'PetitionRegistered');
}

/** Head and foot of a letter (发文机关、成文日期、联系方式). */
export function letterhead(context: DraftContext): Draft {
  const own = context.unitOf(context.unit);
  return {
    ...{ issuer: nameOf(context, context.unit), issuedOn: context.on, caseNumber: registered(context)?.registrationNumber },
    ...{ phone: lineOf(own?.phone), address: lineOf(own?.address) },
  };
}

/** The petitioners: the representatives where some were chosen, else who is registered (Art. 20). */
export function petitioners({ events }: DraftContext): Draft {
  const personal = registeredPersonal(events);
  const chosen = lastOf(events, 'RepresentativesChosen')?.personal?.representatives ?? [];
  const people = chosen.length > 0 ? chosen : personal ? [personal.petitioner] : [];
  const rows = people
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, idNumber, phone, address }) => {
      return known({ name: lineOf(name), idNumber: lineOf(idNumber), phone: lineOf(phone), address: lineOf(address) });
    });
  const corrected = events.findLast((event) => event.type === 'RegistrationCorrected' && event.headcount !== null);
  const headcount = corrected?.type === 'RegistrationCorrected' ? corrected.headcount : lastOf(events, 'PetitionRegistered')?.headcount;
  return { petitioners: rows, headcount: (headcount ?? 1) > Math.max(rows.length, 1) ? headcount : undefined };
}

/** What is petitioned, in short: the title, else the text. */
export function summary({ events }: DraftContext): readonly string[] | undefined {
  const personal = registeredPersonal(events);
  return paragraphs(personal?.title) ?? paragraphs(personal?.text);
}

/** What is petitioned, as it was written. */
export function requestText({ events }: DraftContext): readonly string[] | undefined {
  return paragraphs(registeredPersonal(events)?.text);
}

/** The number of the last valid document of a kind in the case. */
export function numberOf({ events }: DraftContext, kind: EventOf<'DocumentIssued'>['kind']): string | undefined {
  const voided = new Set(events.flatMap((event) => (event.type === 'DocumentVoided' ? [event.document] : [])));
  const issued = events.findLast((event) => event.type === 'DocumentIssued' && event.kind === kind && !voided.has(event.document));
  return issued?.type === 'DocumentIssued' ? issued.documentNumber : undefined;
}

/** Without the parts that nobody knows. */
export function known(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}
