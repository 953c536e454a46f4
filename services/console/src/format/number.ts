/** A confidence from 0 to 1 as whole per cents: `93%`. Never 100% for less than 1: nothing learnt is certain. */
export function formatConfidence(confidence: number): string {
  const percent = Math.round(confidence * 100);
  return `${confidence < 1 ? Math.min(percent, 99) : percent}%`;
}

const grouped = new Intl.NumberFormat('en-US');

/** A count with thousands separators: `1,000,000`. */
export function formatCount(count: number): string {
  return grouped.format(count);
}
