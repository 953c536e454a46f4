/**
 * Hash of a text as 16 hexadecimal digits (two FNV-1a runs of 32 bits with different seeds over UTF-16 units).
 * Tells versions apart; it is no protection against somebody who forges a file.
 */
export function contentHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x2f0b4c47;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
