import { isDay, type Day } from '@anjuan/regulation';
import { nextNumber, type IssuedNumber, type Numbering, type NumberingEvent } from './numbering.ts';
import { seriesName, type NumberSeries } from './series.ts';
import { valueAt } from './spread-map.ts';

export type NumberingCommand =
  /** Takes the next number for a document that is still to be made (预留文号). */
  | { readonly type: 'ReserveNumber'; readonly series: NumberSeries; readonly documentId: string }
  /** Gives a reserved number back, since the document is not made after all. */
  | { readonly type: 'ReleaseReservation'; readonly documentId: string; readonly reason: string }
  /** Issues the document (签发): under its reserved number, else under the next; `number` is the one that stands in its bytes. */
  | {
      readonly type: 'IssueDocument';
      readonly series: NumberSeries;
      readonly documentId: string;
      readonly number: number;
      readonly issuedOn: Day;
      readonly sha256: string;
      readonly templateSha256: string;
    }
  /** Voids an issued document (作废); it keeps its number. */
  | { readonly type: 'VoidDocument'; readonly documentId: string; readonly voidedOn: Day; readonly reason: string }
  /** Ends the year: numbers still free are voided, so that the year is whole. */
  | { readonly type: 'CloseSeries'; readonly today: Day; readonly reason: string };

export type NumberingRefusal =
  | { readonly code: 'other-series' }
  | { readonly code: 'other-year'; readonly year: number }
  | { readonly code: 'series-closed' }
  | { readonly code: 'not-the-next-number'; readonly next: number }
  | { readonly code: 'issued-already'; readonly number: number }
  | { readonly code: 'not-reserved' }
  | { readonly code: 'not-issued' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'not-a-day' }
  | { readonly code: 'not-a-hash' }
  | { readonly code: 'still-reserved'; readonly count: number }
  | { readonly code: 'year-not-over'; readonly year: number };

/** The shape of a decision in `@anjuan/contracts`, which this package does not depend on. */
export type NumberingDecision =
  | { readonly outcome: 'accepted'; readonly events: readonly NumberingEvent[] }
  | { readonly outcome: 'refused'; readonly refusal: NumberingRefusal };

type Used = Exclude<Numbering, { readonly status: 'unused' }>;

/** Gives, takes back and voids document numbers of one series. No events: it already was so. Never throws. */
export function decideNumber(command: NumberingCommand, state: Numbering): NumberingDecision {
  switch (command.type) {
    case 'ReserveNumber':
      return reserve(command, state);
    case 'ReleaseReservation':
      return state.status === 'unused' ? refuse({ code: 'not-reserved' }) : release(command, state);
    case 'IssueDocument':
      return issue(command, state);
    case 'VoidDocument':
      return state.status === 'unused' ? refuse({ code: 'not-issued' }) : voidDocument(command, state);
    case 'CloseSeries':
      return state.status === 'unused' ? accept() : close(command, state);
  }
}

type Command<Type extends NumberingCommand['type']> = Extract<NumberingCommand, { readonly type: Type }>;

function reserve({ series, documentId }: Command<'ReserveNumber'>, state: Numbering): NumberingDecision {
  const other = otherSeries(series, state);
  if (other) return refuse(other);
  if (state.status !== 'unused') {
    const issued = valueAt(state.issued, documentId);
    if (issued) return refuse({ code: 'issued-already', number: issued.number });
    if (state.reserved.has(documentId)) return accept();
    if (state.status === 'closed') return refuse({ code: 'series-closed' });
  }
  return accept({ type: 'NumberReserved', series, number: nextNumber(state), documentId });
}

function release({ documentId, reason }: Command<'ReleaseReservation'>, state: Used): NumberingDecision {
  const number = state.reserved.get(documentId);
  if (number === undefined) return refuse({ code: 'not-reserved' });
  if (reason.trim() === '') return refuse({ code: 'reason-missing' });
  return accept({ type: 'ReservationReleased', number, documentId, reason });
}

function issue(command: Command<'IssueDocument'>, state: Numbering): NumberingDecision {
  const { series, documentId, number, issuedOn, sha256, templateSha256 } = command;
  const other = otherSeries(series, state);
  if (other) return refuse(other);
  if (!isDay(issuedOn)) return refuse({ code: 'not-a-day' });
  if (Number(issuedOn.slice(0, 4)) !== series.year) return refuse({ code: 'other-year', year: series.year });
  if (![sha256, templateSha256].every((hash) => /^[0-9a-f]{64}$/.test(hash))) return refuse({ code: 'not-a-hash' });
  const issued = state.status === 'unused' ? undefined : valueAt(state.issued, documentId);
  if (issued) return sameIssue(issued, command) ? accept() : refuse({ code: 'issued-already', number: issued.number });
  if (state.status === 'closed') return refuse({ code: 'series-closed' });
  const next = (state.status === 'unused' ? undefined : state.reserved.get(documentId)) ?? nextNumber(state);
  // The bytes carry the number, so another one than they carry can't be given; the caller renders again.
  if (number !== next) return refuse({ code: 'not-the-next-number', next });
  return accept({ type: 'DocumentIssued', series, number, documentId, issuedOn, sha256, templateSha256 });
}

const sameIssue = (issued: IssuedNumber, { number, sha256 }: Command<'IssueDocument'>): boolean =>
  issued.number === number && issued.sha256 === sha256;

function voidDocument({ documentId, voidedOn, reason }: Command<'VoidDocument'>, state: Used): NumberingDecision {
  const issued = valueAt(state.issued, documentId);
  if (!issued) return refuse({ code: 'not-issued' });
  if (issued.voided) return accept();
  if (reason.trim() === '') return refuse({ code: 'reason-missing' });
  if (!isDay(voidedOn) || voidedOn < issued.issuedOn) return refuse({ code: 'not-a-day' });
  return accept({ type: 'DocumentVoided', number: issued.number, documentId, voidedOn, reason });
}

function close({ today, reason }: Command<'CloseSeries'>, state: Used): NumberingDecision {
  const { series, last, free, reserved } = state;
  if (state.status === 'closed') return accept();
  if (!isDay(today)) return refuse({ code: 'not-a-day' });
  if (Number(today.slice(0, 4)) <= series.year) return refuse({ code: 'year-not-over', year: series.year });
  if (reserved.size > 0) return refuse({ code: 'still-reserved', count: reserved.size });
  if (free.length > 0 && reason.trim() === '') return refuse({ code: 'reason-missing' });
  const voided = free.map((number): NumberingEvent => ({ type: 'NumberVoided', number, reason }));
  return accept(...voided, { type: 'SeriesClosed', series, last });
}

function otherSeries(series: NumberSeries, state: Numbering): NumberingRefusal | undefined {
  return state.status === 'unused' || seriesName(series) === seriesName(state.series) ? undefined : { code: 'other-series' };
}

function accept(...events: readonly NumberingEvent[]): NumberingDecision {
  return { outcome: 'accepted', events };
}

function refuse(refusal: NumberingRefusal): NumberingDecision {
  return { outcome: 'refused', refusal };
}
