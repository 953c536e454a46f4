import {
  appointAgent,
  caseReference,
  chooseRepresentatives,
  continueAsHeir,
  correctRegistration,
  dismissAgent,
  endByDeath,
  liftConfidentiality,
  orderConfidentiality,
  recordCounselling,
  recordDeath,
  recordVisit,
  reportUrgentMatter,
} from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';

const step = { method: 'post', tag: '登记 Intake', params: caseReference, response: commandAnswer } as const;
const at = (path: string) => ({ ...step, path: `/api/cases/{id}/${path}` });

// prettier-ignore
export const windowOperations = {
  chooseRepresentatives: { id: 'chooseRepresentatives', ...at('representatives'), summary: { zh: '推选代表（第20条）', en: 'The people of a joint petition choose who speaks for them (Art. 20)' }, body: chooseRepresentatives },
  orderConfidentiality: { id: 'orderConfidentiality', ...at('confidentiality'), summary: { zh: '予以保密', en: 'Keep confidential who petitions, or the whole petition' }, body: orderConfidentiality },
  liftConfidentiality: { id: 'liftConfidentiality', ...at('confidentiality/lifting'), summary: { zh: '解除保密', en: 'Lift the confidentiality' }, body: liftConfidentiality },
  recordVisit: { id: 'recordVisit', ...at('visits'), summary: { zh: '接访、走访、回访', en: 'Record a visit' }, body: recordVisit },
  recordCounselling: { id: 'recordCounselling', ...at('counselling'), summary: { zh: '心理疏导', en: 'Record counselling' }, body: recordCounselling },
  appointAgent: { id: 'appointAgent', ...at('agent'), summary: { zh: '委托代理', en: 'Somebody acts for the petitioner' }, body: appointAgent },
  dismissAgent: { id: 'dismissAgent', ...at('agent/dismissal'), summary: { zh: '解除代理', en: 'The agent acts no more' }, body: dismissAgent },
  recordDeath: { id: 'recordDeath', ...at('death'), summary: { zh: '信访人死亡', en: 'The petitioner died' }, body: recordDeath },
  continueAsHeir: { id: 'continueAsHeir', ...at('death/heir'), summary: { zh: '权利义务承受人继续', en: 'An heir continues the petition' }, body: continueAsHeir },
  endByDeath: { id: 'endByDeath', ...at('death/end'), summary: { zh: '无承受人，终止', en: 'Nobody continues the petition of who died' }, body: endByDeath },
  reportUrgentMatter: { id: 'reportUrgentMatter', ...at('urgent-report'), summary: { zh: '紧急重大事项报告（第25至27条）', en: 'Report an urgent or major matter (Art. 25 to 27)' }, body: reportUrgentMatter },
  correctRegistration: { id: 'correctRegistration', ...at('registration-correction'), summary: { zh: '更正登记', en: 'Say what is right where the registration is wrong' }, body: correctRegistration },
} as const satisfies Readonly<Record<string, Operation>>;
