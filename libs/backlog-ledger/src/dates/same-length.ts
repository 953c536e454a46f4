/**
 * Full-width digits, letters and punctuation as half-width, one character for one, so that places in the result are places in the
 * text (全角转半角). NFKC alone would make some characters two.
 */
export function halfWidth(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const code = text.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e) result += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0) result += ' ';
    else result += character;
  }
  return result;
}
