import { InvalidArgumentError } from 'commander';

/** A whole number from 1 to 100,000 on the command line. Throws commander's error for anything else. */
export function count(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 100_000) return number;
  throw new InvalidArgumentError('1 – 100000');
}

/** `5d` or `5`: days, at most 3650. Answers the form the server reads. */
export function days(text: string): string {
  const found = /^(\d{1,4})d?$/i.exec(text);
  if (found && Number(found[1]) <= 3650) return `${Number(found[1])}d`;
  throw new InvalidArgumentError('5d');
}
