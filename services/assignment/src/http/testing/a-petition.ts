import type { DomainEvent } from '@anjuan/contracts';
import type { OpenAssignment } from './open-assignment.ts';

/** The unit of the petition office, the bureau that is responsible, and the government above it; all invented. */
export const units = { government: 'S001', office: 'S002', bureau: 'S004' } as const;
export const clerk = `id=clerk-1; role=intake-clerk; unit=${units.office}`;
export const handler = `id=handler-1; role=unit-handler; unit=${units.bureau}`;

/** A registered petition; the person differs from case to case. */
export function registration(caseId: string): Extract<DomainEvent, { type: 'PetitionRegistered' }> {
  return {
    ...{
      type: 'PetitionRegistered',
      registrationNumber: caseId,
      channel: 'visit',
      receivedOn: '2025-09-01',
      headcount: 1,
      anonymous: false,
    },
    ...{ personId: `p-${caseId.toLowerCase()}-000000`, district: '芙蓉区', urgentSignals: [], labels: null, declaredRepeatOf: null },
    source: { kind: 'form', reference: '' },
    personal: {
      petitioner: { name: '王小明', idNumber: '430102198001011234', phone: '13900001111', address: '芙蓉区平安小区3栋' },
      target: '宏远置业有限公司',
      title: '拖欠农民工工资',
      text: '反映宏远置业有限公司拖欠2025年3月至8月工资。\n请求督促支付。',
    },
  };
}

/** Records the three units, and how two of them sign. */
export async function recordUnits(system: OpenAssignment): Promise<void> {
  await system.recordUnit(units.government, { name: '市人民政府', level: 'city' });
  await system.recordUnit(units.office, { name: '市信访局', level: 'city', parent: units.government });
  await system.recordUnit(units.bureau, { name: '市人社局', level: 'city', parent: units.government });
  await system.put(`/api/units/${units.office}/letterhead`, { word: '星信', name: '星城市信访局', phone: '0731-12345' });
  await system.put(`/api/units/${units.bureau}/letterhead`, { word: '星人社信', name: '星城市人力资源和社会保障局' });
}

/** A petition that was registered, classified, transferred to the bureau, and accepted there on 10 September 2025. */
export async function acceptedPetition(system: OpenAssignment, caseId: string): Promise<void> {
  const { personId } = registration(caseId);
  await system.record('intake', caseId, registration(caseId));
  await system.propose(caseId, {
    ...{
      type: 'AssignmentProposed',
      category: 'appeal-request',
      topic: 'wages',
      route: 'petition-procedure',
      unit: units.bureau,
      personId,
    },
  });
  await system.step(caseId, 'transfer', { on: '2025-09-03' });
  await system.step(caseId, 'acceptance', { on: '2025-09-10' }, handler);
}

/** What an officer adds to the draft of a handling opinion. */
export const opinionData = {
  facts: ['经查，宏远置业有限公司拖欠王小明工资属实。'],
  evidence: ['工资表复印件。'],
  reasons: ['用人单位应当按时足额支付工资。'],
  basis: ['《保障农民工工资支付条例》第三条。'],
  outcome: 'supported',
  conclusion: ['责令宏远置业有限公司于2025年11月30日前支付。'],
};
