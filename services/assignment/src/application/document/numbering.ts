import type { DocumentEvent, DocumentKindCode, EventOf } from '@anjuan/contracts';
import {
  evolveNumbering,
  formatDocumentNumber,
  kindFacts,
  seriesName,
  unusedNumbering,
  type Numbering,
  type NumberingEvent,
  type NumberSeries,
} from '@anjuan/documents';

/**
 * The series a document's number runs in (文号序列): of the unit, the kind and the year. A kind that carries no number of its own is counted
 * within its case, so that registering never waits for another registration.
 */
export function seriesOf(kind: DocumentKindCode, unit: string, caseId: string, on: string): NumberSeries {
  return { unitId: kindFacts(kind).seriesWord === null ? caseId : unit, kind, year: Number(on.slice(0, 4)) };
}

/** Id of the stream of a series: two issuers race on this one stream, and exactly one gets the next number. */
export function seriesStream(series: NumberSeries): string {
  return `numbers.${seriesName(series)}`;
}

/** Id of the stream of one document's makings. */
export function documentStream(document: string): string {
  return `document.${document}`;
}

/** The number as it stands on the document: 星信处〔2026〕12号; a kind without a number of its own carries the registration number. */
export function numberText(kind: DocumentKindCode, word: string, year: number, number: number, registrationNumber: string): string {
  const { seriesWord } = kindFacts(kind);
  return seriesWord === null ? registrationNumber : formatDocumentNumber({ prefix: `${word}${seriesWord}`, year, number });
}

/** The memory of a series. */
export const numberingDecider = {
  initialState: unusedNumbering,
  evolve(state: Numbering, event: DocumentEvent): Numbering {
    const numbered = numberingEventOf(event);
    return numbered ? evolveNumbering(state, numbered) : state;
  },
};

function numberingEventOf(event: DocumentEvent): NumberingEvent | undefined {
  switch (event.type) {
    case 'DocumentIssued': {
      const { document, series, kind, year, number, issuedOn, sha256, templateSha256 } = event;
      return {
        type: 'DocumentIssued',
        series: { unitId: series, kind, year },
        documentId: document,
        number,
        issuedOn,
        sha256,
        templateSha256,
      };
    }
    case 'DocumentVoided': {
      const { document, number, voidedOn } = event;
      return { type: 'DocumentVoided', documentId: document, number, voidedOn, reason: '' };
    }
    case 'DocumentDrawnUp':
    case 'LetterheadSet':
      return undefined;
  }
}

/** The letterhead of a unit (机关文头); null until one is set. */
export type Letterhead = Omit<EventOf<'LetterheadSet'>, 'type'> | null;

export const letterheadDecider = {
  initialState: null,
  evolve(state: Letterhead, event: DocumentEvent): Letterhead {
    if (event.type !== 'LetterheadSet') return state;
    const { type: _type, ...letterhead } = event;
    return letterhead;
  },
};

export function letterheadStream(unit: string): string {
  return `letterhead.${unit}`;
}

/** The word of a unit without a letterhead: the Chinese characters of its name, as many as a number holds. */
export function wordOf(letterhead: Letterhead, unitName: string): string {
  return letterhead?.word ?? (unitName.match(/\p{Script=Han}/gu) ?? ['文']).slice(0, 16).join('');
}
