import type { Position } from '@anjuan/contracts';

const positionText = /^(0|[1-9][0-9]{0,18})\.(0|[1-9][0-9]{0,18})$/;

/** Reads `<transaction>.<sequence>` as formatPosition writes it; undefined when it is anything else. */
export function parsePosition(text: string): Position | undefined {
  const match = positionText.exec(text);
  if (!match) return undefined;
  return { transaction: BigInt(match[1] as string), sequence: BigInt(match[2] as string) };
}
