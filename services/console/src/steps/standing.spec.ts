import { describe, expect, it } from '@jest/globals';
import { nothingYet, standingOf } from './standing.ts';

const officer = { id: 'wang', role: 'unit-handler', unit: 'S003' };
const told = (type: string, data: Record<string, unknown> = {}, actor = officer) => ({ type, data, actor });
const after = (...events: readonly ReturnType<typeof told>[]) => standingOf(events);

describe('what a history says beside the state', () => {
  it('is nothing at first', () => {
    expect(after()).toEqual(nothingYet);
  });
  it('knows who acts for whom, until death ends the mandate and an heir continues', () => {
    expect(after(told('AgentAppointed')).agent).toBe(true);
    expect(after(told('AgentAppointed'), told('PetitionerDied'))).toMatchObject({ agent: false, died: true });
    expect(after(told('PetitionerDied'), told('PetitionContinued')).died).toBe(false);
  });
  it('knows what is open: a mediation, a hearing, a report, an avoidance', () => {
    const open = after(
      told('PetitionEntrusted'),
      told('MediationOpened'),
      told('HearingOpened'),
      told('AvoidanceAsked', { officer: 'li' }),
    );
    expect(open).toMatchObject({ owesReport: true, mediating: true, hearing: true, avoidance: ['li'] });
    const done = [told('ResultReported'), told('SettlementReached'), told('HearingClosed'), told('AvoidanceDecided', { officer: 'li' })];
    expect(after(told('PetitionEntrusted'), told('MediationOpened'), told('HearingOpened'), ...done)).toMatchObject({
      ...{ owesReport: false, mediating: false, hearing: false, avoidance: [] },
    });
  });
  it('knows the orders and suggestions that wait, and for whom', () => {
    const order = (type: string, number: number) => told(type, { order: number });
    const issued = [order('SupervisionOrderIssued', 1), order('SupervisionOrderIssued', 2), told('SuggestionMade', { suggestion: 1 })];
    expect(after(...issued)).toMatchObject({ orders: { open: [1, 2], answered: [] }, suggestions: [1] });
    const answered = [...issued, order('SupervisionOrderAnswered', 1), order('SupervisionOrderCancelled', 2)];
    expect(after(...answered).orders).toEqual({ open: [], answered: [1] });
    expect(after(...answered, order('SupervisionOrderReturned', 1)).orders).toEqual({ open: [1], answered: [] });
    expect(after(...answered, order('SupervisionOrderAccepted', 1), told('SuggestionAnswered', { suggestion: 1 }))).toMatchObject({
      ...{ orders: { open: [], answered: [] }, suggestions: [] },
    });
  });
  it('knows which decision stands', () => {
    const reviewed = (level: string, outcome: string) =>
      after(told('OpinionDelivered'), told('ReviewOpinionDelivered', { level, outcome }));
    expect(after(told('OpinionDelivered')).decided).toBe('opinion');
    expect(reviewed('review', 'upheld').decided).toBe('review');
    expect(reviewed('review', 'returned').decided).toBeNull();
    expect(after(told('OpinionDelivered'), told('ProcedureEnded')).decided).toBe('ended');
    expect(after(told('ProcedureEnded', { because: 're-reviewed' })).unasked).toBe(false);
    expect(after(told('ProcedureEnded', { because: 'review-not-requested' })).unasked).toBe(true);
  });
  it('knows the accounts of people, not those of services', () => {
    expect(after(told('A'), told('B'), told('C', {}, { id: 'system:x', role: 'system', unit: '' })).accounts).toEqual(['wang']);
  });
});
