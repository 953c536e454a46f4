import { createHash } from 'node:crypto';
import type { Lane } from '@anjuan/event-bus';
import type { FindingsBook } from '../findings.ts';
import type { RecordMark } from './lane-digests.ts';

/** A record without its content, of which only the hash is kept. */
interface Kept {
  readonly id: string;
  readonly hash: string;
}

/** What one lane should hold and what it holds: looked at record by record once its digests differ. */
export class LaneComparison {
  private readonly wanted = new Map<string, Kept>();
  private readonly found = new Map<string, Kept>();
  private readonly order: string[] = [];

  private readonly lane: Lane;
  private readonly book: FindingsBook;

  constructor(lane: Lane, book: FindingsBook) {
    this.lane = lane;
    this.book = book;
  }

  inStore(mark: RecordMark): void {
    this.wanted.set(mark.position, kept(mark));
    this.order.push(mark.position);
  }

  inTopic(mark: RecordMark): void {
    if (this.found.has(mark.position)) this.book.add('doubled', this.lane, `event ${mark.id} at ${mark.position} is there twice`);
    else this.found.set(mark.position, kept(mark));
  }

  verdict(): void {
    for (const [position, { id, hash }] of this.wanted) {
      const record = this.found.get(position);
      if (!record) this.book.add('lost', this.lane, `event ${id} at ${position} is in the store only`);
      else if (record.id !== id || record.hash !== hash)
        this.book.add('lost', this.lane, `event ${id} at ${position} has another content in the topic`);
    }
    for (const [position, { id }] of this.found)
      if (!this.wanted.has(position)) this.book.add('lost', this.lane, `event ${id} at ${position} is in the topic only`);
    // The found ones in the order of the topic (a Map keeps it), beside the same ones in the order of the store.
    const common = this.order.filter((position) => this.found.has(position));
    const asFound = [...this.found.keys()].filter((position) => this.wanted.has(position));
    const displaced = common.filter((position, index) => asFound[index] !== position).length;
    if (displaced > 0) this.book.add('out-of-order', this.lane, `${displaced} records stand elsewhere than in the store`, displaced);
  }
}

function kept({ id, content }: RecordMark): Kept {
  return { id, hash: createHash('sha256').update(content).digest('base64') };
}
