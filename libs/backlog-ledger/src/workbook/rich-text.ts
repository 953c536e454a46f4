import { isOn } from './styles.ts';
import { unescapeXstring } from './xml.ts';

export interface Run {
  readonly text: string;
  /** Null: the run has no properties of its own, so the cell's font counts. */
  readonly struck: boolean | null;
}

/** Collects the runs of an `is` or `si` element, without phonetic hints (富文本). */
export class RunCollector {
  #runs: Run[] = [];
  #text = '';
  #struck: boolean | null = null;
  #inText = false;
  #phonetic = false;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'r') this.#struck = null;
    else if (name === 'rPr') this.#struck = false;
    else if (name === 'strike' && this.#struck !== null) this.#struck = isOn(attribute('val'));
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') {
      this.#inText = !this.#phonetic;
      this.#text = '';
    }
  }

  text(piece: string): void {
    if (this.#inText) this.#text += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = false;
    if (name === 't' && this.#inText) {
      this.#inText = false;
      this.#runs.push({ text: unescapeXstring(this.#text), struck: this.#struck });
    }
    if (name === 'r') this.#struck = null;
  }

  /** The runs so far; the collector begins anew. */
  take(): Run[] {
    const runs = this.#runs;
    this.#runs = [];
    this.#struck = null;
    return runs;
  }
}
