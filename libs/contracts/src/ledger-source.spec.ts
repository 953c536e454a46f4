import { expect, it } from '@jest/globals';
import { isOutOfLedger } from './index.ts';

const of = (registrationNumber: string, kind: 'form' | 'import', reference: string): boolean =>
  isOutOfLedger({ registrationNumber, source: { kind, reference } });

it.each<[string, string, 'form' | 'import', string, boolean]>([
  ['a row of a ledger', 'JA-0A1B2C', 'import', '积案台账.xlsx#在办积案!40', true],
  ['a row of a sheet whose name holds the signs', 'JA-0A1B2C', 'import', '积案台账.xlsx#在办#1!!5', true],
  ['a row of a register', 'JA-0A1B2C', 'import', '登记册!2.csv#40', false],
  ['a number of another register', '星信2024-8', 'import', '积案台账.xlsx#在办积案!40', false],
  ['what a clerk wrote into the form', 'JA-0A1B2C', 'form', '#在办积案!40', false],
])('%s', (_, number, kind, reference, expected) => {
  expect(of(number, kind, reference)).toBe(expected);
});
