/** One line of at most `max` characters: control characters become spaces. Never ends in half a character. */
export function oneLine(text: string | null, max: number): string {
  return cut((text ?? '').replace(/\p{Cc}+/gu, ' ').trim(), max);
}

/** Text of several lines, of at most `max` characters; line breaks and tabs are the only control characters it keeps. */
export function manyLines(text: string | null, max: number): string {
  return cut(
    (text ?? '')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, ' ')
      .trim(),
    max,
  );
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max).trim();
}
