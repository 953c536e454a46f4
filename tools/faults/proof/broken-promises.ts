import type { Acknowledged } from '../load/office.ts';
import type { CaseFacts } from './what-happened.ts';

/** What must hold for each case that was acknowledged. */
export interface Promised {
  readonly acknowledged: Acknowledged;
  /** Cases whose first limit ran out before they were registered: unless an officer took them on, it must have run out exactly once. */
  readonly isOverdue: (caseId: string) => boolean;
}

/**
 * Where the store does not hold what the office was told, or what follows from it: one line for each. Every acknowledged step once, one
 * suggestion and one first clock for each case, no limit run out twice or early, and no case that nobody registered.
 */
export function brokenPromises({ acknowledged, isOverdue }: Promised, facts: ReadonlyMap<string, CaseFacts>): readonly string[] {
  const broken: string[] = [];
  for (const [caseId, steps] of acknowledged) {
    const found = facts.get(caseId);
    const expect = (what: string, times: number, wanted = 1): void => {
      if (times !== wanted) broken.push(`${caseId}: ${what} ${times} times instead of ${wanted}`);
    };
    for (const step of new Set([...steps, 'ClassificationSuggested'])) expect(step, found?.counts.get(step) ?? 0);
    expect('the clock of Art. 22 was started', found?.firstClocks ?? 0);
    if (steps.length === 1 && isOverdue(caseId))
      expect('the limit of Art. 22 ran out', found?.expiries.get('register-and-transfer/1') ?? 0);
    for (const [run, times] of found?.expiries ?? []) expect(`${run} ran out`, times);
    for (const early of found?.early ?? []) broken.push(`${caseId}: ran out before its time: ${early}`);
  }
  for (const [caseId, { counts }] of facts)
    if (counts.has('PetitionRegistered') && !acknowledged.has(caseId)) broken.push(`${caseId}: nobody was told of it`);
  return broken;
}
