import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@anjuan/contracts';
import type { Findings } from './findings.ts';
import { Reactions, type ExpectedReaction } from './reactions.ts';
import { recorded } from './testing/recorded.ts';

const promise: ExpectedReaction = {
  by: 'classification/suggest-when-registered',
  cause: 'PetitionRegistered',
  effect: 'ClassificationSuggested',
};
const registered = recorded({ stream: 'intake-C1' });
const suggested = recorded({ stream: 'classification-C1', type: 'ClassificationSuggested', causationId: registered.id });

function check(promises: readonly ExpectedReaction[], ...events: readonly RecordedEvent[]): Promise<Findings> {
  const reactions = new Reactions(promises);
  for (const event of events) reactions.see(event);
  return reactions.verdict();
}

describe('what services promise each other', () => {
  it('is kept by an effect that names its cause', async () => {
    expect(await check([promise], registered, suggested)).toMatchObject({ lost: 0, doubled: 0, details: [] });
  });

  it('is broken where the effect is missing', async () => {
    const findings = await check([promise], registered, recorded({ stream: 'intake-C2' }), suggested);
    expect(findings.lost).toBe(1);
    expect(findings.details).toEqual([
      { kind: 'lost', where: promise.by, what: 'no ClassificationSuggested after PetitionRegistered intake-C2@0 of case C2' },
    ]);
  });

  it('is not kept by what an officer did, nor by an effect of another cause', async () => {
    const byHand = { ...suggested, actor: { id: 'li', role: 'classifier', unit: '' } };
    const other = { ...suggested, causationId: 'another' };
    expect((await check([promise], registered, byHand, other)).lost).toBe(1);
  });

  it('is broken by an effect that came twice', async () => {
    expect((await check([promise], registered, suggested, { ...suggested, id: 'again' })).doubled).toBe(1);
  });

  it('is excused where nothing had to follow', async () => {
    const excusing = { ...promise, excused: (cause: RecordedEvent) => Promise.resolve(cause.caseId === 'C1') };
    expect((await check([excusing], registered)).lost).toBe(0);
    expect((await check([excusing], recorded({ stream: 'intake-C2' }))).lost).toBe(1);
  });
});
