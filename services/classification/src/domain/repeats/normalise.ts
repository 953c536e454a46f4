/**
 * One form for text as it was typed: NFKC (full-width digits and letters become plain ones), no white space, capitals.
 * Applying it twice changes nothing more.
 */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase().normalize('NFKC');
}

/** The parts of a text between punctuation, normalised. Nothing is matched across a punctuation mark. */
export function clauses(text: string): string[] {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

/** The characters of a text, each whole: rare names hold some beyond the first plane (𠮷). */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}
