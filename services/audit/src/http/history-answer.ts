import type { CaseFile } from '../domain/index.ts';
import type { ReplayPage } from '../application/open-cases.ts';
import { eventView } from './event-view.ts';

/** The parts of a history as JSON in UTF-8: of a case of twenty years the text is kept, not the thousands of events it was written from. */
export interface HistoryParts {
  readonly file: CaseFile | null;
  /** How many events there are. */
  readonly count: number;
  /** The elements of the answer's `events`, with the commas between them. */
  readonly events: readonly Buffer[];
}

/** Writes the events of a replay as they come. Throws what the replay throws. */
export async function writeEvents(pages: AsyncIterable<ReplayPage>): Promise<HistoryParts> {
  const written: Buffer[] = [];
  let file: CaseFile | null = null;
  let count = 0;
  for await (const page of pages) {
    if (count > 0) written.push(Buffer.from(','));
    written.push(Buffer.from(JSON.stringify(page.events.map(eventView)).slice(1, -1)));
    file = page.file;
    count += page.events.length;
  }
  return { file, count, events: written };
}

/** The whole answer: the fields of `head`, which is not empty, then `events`. */
export function historyAnswer(head: Readonly<Record<string, unknown>>, events: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},"events":[`), ...events, Buffer.from(']}')]);
}
