import type { CaseView, History, HistoryEvent, OrderItem } from '../api/types.ts';

/** An invented case for tests of what is written about one. */
export const exampleCase: CaseView = {
  caseId: 'c-1',
  registrationNumber: 'XC20240102-0001',
  receivedOn: '2024-01-02',
  channel: 'hotline',
  state: 'sent',
  category: 'appeal-request',
  topic: 'wages',
  route: 'perform-duty',
  unit: 'S010',
  unitName: '云湖区人力资源和社会保障局',
  district: '云湖区',
  headcount: 6,
  anonymous: false,
  urgent: false,
  repeatOf: null,
  title: '瓦工工资',
  petitionerName: '张三',
  clocks: [{ clock: 'acceptance', run: 2, from: '2024-01-10', due: '2024-01-25', article: '23', state: 'running' }],
  relations: [{ kind: 'joint', ofCaseId: 'c-2', score: 0.812, state: 'suggested' }],
  suggestion: null,
  version: 2,
};

/** A supervision order of that case. */
export const exampleOrder: OrderItem = {
  ...{ caseId: 'c-1', kind: 'order', number: 2, unit: 'S004', state: 'open', grounds: ['delay', 'shirking'] },
  ...{ due: '2026-10-20', overdue: true, documentNumber: '星信督〔2026〕12号' },
};

const event = (number: number, head: Pick<HistoryEvent, 'type' | 'title' | 'causationId' | 'data' | 'actor'>): HistoryEvent => ({
  id: `e-${number}`,
  schemaVersion: 1,
  stream: 'intake-c-1',
  revision: number - 1,
  position: `7.${number}`,
  occurredAt: '2024-01-01T16:00:00.000Z',
  recordedAt: '2024-03-01T02:03:04.000Z',
  correlationId: 'k-1',
  ...head,
});

export const exampleHistory: History = {
  caseId: 'c-1',
  at: '2024-03-05T15:59:59.999Z',
  state: exampleCase,
  events: [
    event(1, {
      type: 'PetitionRegistered',
      title: { zh: '登记', en: 'Petition registered' },
      causationId: null,
      actor: { id: 'clerk-7', role: 'intake-clerk', unit: 'S002' },
      data: {
        type: 'PetitionRegistered',
        channel: 'hotline',
        personId: 'p-00000000000000000000000000000001',
        headcount: 6,
        anonymous: false,
        urgentSignals: [],
        labels: null,
        personal: {
          petitioner: { name: '张三', idNumber: '', phone: '19900001111', address: '' },
          text: '第一行 | *要紧*\n第二行\u001b[31m',
        },
      },
    }),
    event(2, {
      type: 'ClassificationSuggested',
      title: { zh: '甄别建议', en: 'Classification suggested' },
      causationId: 'e-1',
      actor: { id: 'system:classification', role: 'system', unit: '' },
      data: {
        type: 'ClassificationSuggested',
        category: { value: 'appeal-request', confidence: 0.914 },
        units: [{ unit: 'S010', confidence: 0.7 }],
        personId: 'p-00000000000000000000000000000001',
        personal: null,
      },
    }),
  ],
};
