import { describe, expect, it } from '@jest/globals';
import type { CampaignEvent } from '@anjuan/contracts';
import {
  changeCampaign,
  closeCampaign,
  clustersOf,
  evolveGroup,
  makeBatch,
  marksOf,
  noGroup,
  openCampaign,
  type GroupDecision,
  type GroupState,
  type Mark,
} from './index.ts';

const facts = { on: '2026-03-01', today: '2026-11-24' };
const body = { campaign: 'GJ-2026-01', title: '积案攻坚', until: '2026-12-31', unit: 'S001', targets: { struckOff: 120, openAtEnd: 30 } };
const opened: CampaignEvent = { type: 'CampaignOpened', ...body, openedOn: '2026-03-01' };
const closed: CampaignEvent = { type: 'CampaignClosed', campaign: 'GJ-2026-01', closedOn: '2026-11-01', cases: 138, struckOff: 104 };
const given = (...events: readonly CampaignEvent[]): GroupState => events.reduce(evolveGroup, noGroup);
const code = (decision: GroupDecision): string => (decision.outcome === 'refused' ? decision.refusal.code : 'accepted');
const events = (decision: GroupDecision): readonly CampaignEvent[] => (decision.outcome === 'accepted' ? decision.events : []);

describe('a campaign (专项)', () => {
  it('is opened once under its id, with its targets', () => {
    expect(events(openCampaign({ ...body, ...facts }, noGroup))).toEqual([opened]);
    expect(events(openCampaign({ ...body, ...facts }, given(opened)))).toEqual([]);
    expect(code(openCampaign({ ...body, ...facts, title: '另一专项' }, given(opened)))).toBe('group-id-taken');
    expect(code(openCampaign({ ...body, ...facts, until: '2026-02-28' }, noGroup))).toBe('until-before-opening');
    expect(code(openCampaign({ ...body, ...facts, on: '2026-11-25' }, noGroup))).toBe('day-in-the-future');
  });
  it('changes while it is open, and ends with what it reached', () => {
    const change = { ...facts, on: '2026-06-01', until: '2027-01-31', targets: { struckOff: 100, openAtEnd: null }, reason: '增加两个区' };
    expect(given(opened, ...events(changeCampaign(change, given(opened))))).toMatchObject({ status: 'open', until: '2027-01-31' });
    expect(code(changeCampaign(change, noGroup))).toBe('group-unknown');
    expect(code(changeCampaign({ ...change, on: '2026-02-01' }, given(opened)))).toBe('day-before-previous-step');
    const close = { ...facts, on: '2026-11-01', cases: 138, struckOff: 104 };
    expect(events(closeCampaign(close, given(opened)))).toEqual([closed]);
    expect(events(closeCampaign(close, given(opened, closed)))).toEqual([]);
    expect(changeCampaign(change, given(opened, closed))).toEqual({
      ...{ outcome: 'refused', refusal: { code: 'campaign-closed', closedOn: '2026-11-01' } },
    });
  });
});

describe('a batch (批次)', () => {
  const batch = { ...facts, batch: 'PC-1', basis: 'target' as const, reason: '同一反映对象', caseIds: ['JA-001', 'JA-002'] };
  it('holds cases that are answered at once, each named once', () => {
    const made = events(makeBatch(batch, noGroup));
    expect(made.map(({ type }) => type)).toEqual(['BatchMade']);
    expect(events(makeBatch({ ...batch, caseIds: ['JA-002', 'JA-001'] }, given(...made)))).toEqual([]);
    expect(code(makeBatch({ ...batch, caseIds: ['JA-001', 'JA-003'] }, given(...made)))).toBe('group-id-taken');
    expect(code(makeBatch({ ...batch, caseIds: ['JA-001', 'JA-001'] }, noGroup))).toBe('case-twice');
  });
});

describe('what cases share (共同点)', () => {
  const texts = (kind: Mark['kind'], ...of: Parameters<typeof marksOf>): string[] =>
    marksOf(...of)
      .filter((mark) => mark.kind === kind)
      .map(({ text }) => text);

  it('is a target, a place, a policy, and a topic in one district', () => {
    expect(texts('target', '麓东水泥厂改制买断工龄差额', '', '麓东区')).toContain('麓东水泥厂');
    expect(texts('place', '麓山路西段拓宽拆迁超期过渡费', '', '麓东区')).toContain('麓山路');
    expect(texts('policy', '原麓东县民办教师教龄补助', '依据《民办教师教龄补助办法》', '麓东区')).toEqual([
      '民办教师教龄补助办法',
      '民办、代课教师补助',
    ]);
    expect(texts('topic', '代课教师要求补发养老补贴', '', '江北区')).toEqual(['education 江北区']);
    expect(texts('topic', '代课教师要求补发养老补贴', '', '')).toEqual([]);
  });
  it('is nothing where a text names nothing', () => {
    expect(marksOf('', '', '麓东区')).toEqual([]);
    expect(marksOf('邻里口角', '两人争执，37人仅有同村证明', '麓东区')).toEqual([]);
  });
  it('is named by the longest words that the same cases have', () => {
    const shared = ['水泥厂', '东水泥厂', '麓东水泥厂'].map((text) => ({ mark: { kind: 'target' as const, text }, caseIds: ['A', 'B'] }));
    const other = { mark: { kind: 'place' as const, text: '五里桥村' }, caseIds: ['C', 'D', 'E'] };
    expect(clustersOf([...shared, other]).map(({ mark }) => mark.text)).toEqual(['五里桥村', '麓东水泥厂']);
  });
});
