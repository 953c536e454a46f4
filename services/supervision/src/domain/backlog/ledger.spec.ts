import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  confirmBacklogLink,
  evolveBacklog,
  importLedgerRow,
  noBacklog,
  undoBacklogLink,
  type BacklogState,
  type LedgerRow,
} from './index.ts';

const personId = 'p-0000000000000001';
const key = (n: number): string => n.toString(16).padStart(16, '0');
const row: LedgerRow['row'] = {
  ...{
    key: key(1),
    alternateKeys: [key(99)],
    file: '台账.xlsx',
    sheet: '在办积案',
    row: 5,
    asOf: '2026-10-31',
    state: 'open',
    ledgerNumber: '',
    district: '麓东区',
  },
  ...{
    unitName: '',
    people: 1,
    firstPetition: null,
    dueOn: null,
    closedOn: null,
    fundsFen: null,
    leader: 'l-1',
    fingerprint: 'a',
    personId,
  },
  personal: {
    title: '过渡费',
    leader: '副区长',
    petitioners: '',
    facts: '',
    plan: '',
    status: '',
    acceptance: '',
    remarks: '',
    others: [],
  },
};
const entry = (n: number): LedgerRow['entries'][number] => ({
  ...{ key: key(n), date: null, sheet: '在办积案', cell: 'L5', place: n, personId, personal: { original: '第', text: '' } },
});
const link = {
  otherCaseId: 'JA-2',
  kind: 'same-case' as const,
  evidence: 'id-number',
  reasonZh: '疑为同一案',
  reasonEn: 'probably one case',
};
const whole: LedgerRow = { row, entries: [entry(1), entry(2)], links: [link], today: '2026-11-24' };
const facts = { on: '2026-11-25', today: '2026-11-25', actor: { id: 's-1', role: 'supervisor', unit: 'S001' } };

function take(state: BacklogState, ...rows: readonly LedgerRow[]): { state: BacklogState; added: string[] } {
  let [at, added] = [state, [] as string[]];
  for (const each of rows) {
    const decision = importLedgerRow(each, at);
    if (decision.outcome === 'refused') throw new Error(decision.refusal.code);
    at = decision.events.reduce(evolveBacklog, at);
    added = [...added, ...decision.events.map(({ type }) => type)];
  }
  return { state: at, added };
}

describe('a row of a ledger (导入台账)', () => {
  it('brings the row, its lines and its links', () => {
    const { state, added } = take(noBacklog, whole);
    expect(added).toEqual(['LedgerRowImported', 'LedgerEntryImported', 'LedgerEntryImported', 'BacklogLinkProposed']);
    expect(state).toMatchObject({ status: 'listed', byLedger: true, leader: 'l-1', times: 1 });
  });
  it('adds nothing when it comes again', () => {
    expect(take(take(noBacklog, whole).state, whole).added).toEqual([]);
  });
  it('adds what a later export has more, and follows where it says the case stands', () => {
    const later = { ...whole, row: { ...row, state: 'struck-off' as const, fingerprint: 'b' }, entries: [entry(1), entry(2), entry(3)] };
    const { state, added } = take(take(noBacklog, whole).state, later);
    expect(added).toEqual(['LedgerRowImported', 'LedgerEntryImported']);
    expect(state.status).toBe('ended');
  });
  it('does not undo a step an officer took since', () => {
    const { state } = take(noBacklog, { ...whole, row: { ...row, state: 'struck-off' } });
    const relapsed = evolveBacklog(state, {
      ...{ type: 'BacklogRelapsed', relapsedOn: '2026-11-20', because: 'returned', times: 2, personId, personal: { reason: '又来' } },
    });
    expect(take(relapsed, { ...whole, row: { ...row, state: 'struck-off', fingerprint: 'c' } }).state.status).toBe('listed');
  });
  it('is the same in one import as in many, whatever is repeated', () => {
    const some = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), (imports) => {
        const rows = imports.map((entries) => ({ ...whole, entries: entries.map(entry) }));
        const lines = take(noBacklog, ...rows, ...rows).added.filter((type) => type === 'LedgerEntryImported');
        expect(lines).toHaveLength(new Set(imports.flat()).size);
      }),
      { seed: 20261124 },
    );
  });
});

describe('a link of the ledger (关联建议)', () => {
  const proposed = take(noBacklog, whole).state;
  it('is confirmed or undone by an officer, and stays as decided', () => {
    const undone = undoBacklogLink({ ...facts, other: 'JA-2', reason: '两件不同事项' }, proposed);
    expect(undone.outcome === 'accepted' && undone.events.map(({ type }) => type)).toEqual(['BacklogLinkUndone']);
    const after = undone.outcome === 'accepted' ? undone.events.reduce(evolveBacklog, proposed) : proposed;
    expect(take(after, whole).added).toEqual([]);
    expect(after.links['JA-2']).toEqual({ kind: 'same-case', state: 'undone' });
    expect(confirmBacklogLink({ ...facts, other: 'JA-2' }, after)).toMatchObject({ events: [{ type: 'BacklogLinkConfirmed' }] });
  });
  it('is unknown where the ledger named none', () => {
    expect(confirmBacklogLink({ ...facts, other: 'JA-3' }, proposed)).toEqual({ outcome: 'refused', refusal: { code: 'link-unknown' } });
  });
});
