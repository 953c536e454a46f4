import type { JsonObject, RecordedEvent } from '@anjuan/contracts';

/**
 * The 18 petitions of May 2024 of the bundled sample, without names and texts: registration number, day, channel, people, district, category,
 * topic, first registration.
 */
// prettier-ignore
export const mayPetitions = [
  ['XC20240506-0049', '2024-05-06', 'letter', 1, '麓东区', 'proposal', 'other', null],
  ['XC20240508-0091', '2024-05-08', 'visit', 1, '江北区', 'appeal-request', 'housing', 'XC20240111-0006'],
  ['XC20240510-0077', '2024-05-10', 'online', 1, '麓东区', 'accusation', 'health', null],
  ['XC20240513-0076', '2024-05-13', 'visit', 1, '高新园区', 'appeal-request', 'social-security', null],
  ['XC20240514-0059', '2024-05-14', 'hotline', 1, '云湖区', 'proposal', 'city-management', null],
  ['XC20240515-0084', '2024-05-15', 'letter', 12, '云湖区', 'accusation', 'other', null],
  ['XC20240516-0076', '2024-05-16', 'online', 1, '江北区', 'proposal', 'transport', null],
  ['XC20240517-0016', '2024-05-17', 'visit', 1, '麓东区', 'appeal-request', 'housing', null],
  ['XC20240520-0022', '2024-05-20', 'letter', 1, '麓东区', 'appeal-request', 'other', 'XC20240222-0022'],
  ['XC20240520-0081', '2024-05-20', 'online', 1, '云湖区', 'accusation', 'education', null],
  ['XC20240521-0013', '2024-05-21', 'call', 1, '云湖区', 'appeal-request', 'city-management', null],
  ['XC20240522-0020', '2024-05-22', 'visit', 1, '云湖区', 'appeal-request', 'transport', 'XC20240122-0051'],
  ['XC20240523-0055', '2024-05-23', 'hotline', 1, '高新园区', 'appeal-request', 'education', null],
  ['XC20240524-0052', '2024-05-24', 'visit', 1, '江北区', 'appeal-request', 'social-security', 'XC20240206-0011'],
  ['XC20240527-0062', '2024-05-27', 'letter', 1, '麓东区', 'appeal-request', 'land', null],
  ['XC20240528-0025', '2024-05-28', 'online', 1, '高新园区', 'proposal', 'city-management', null],
  ['XC20240529-0031', '2024-05-29', 'visit', 1, '云湖区', 'appeal-request', 'health', null],
  ['XC20240530-0040', '2024-05-30', 'visit', 1, '麓东区', 'appeal-request', 'fundraising', 'XC20240118-0082'],
] as const;

const personId = 'p-00000001';
let sequence = 0;

/** An event of a case that happened on a day and was recorded at a moment; `data` without what is sealed. */
export function told(caseId: string, type: string, on: string, recordedAt: string, data: JsonObject): RecordedEvent {
  sequence += 1;
  return {
    ...{ id: `e-${sequence}`, type, schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1' },
    ...{ occurredAt: new Date(`${on}T00:00:00+08:00`), actor: { id: 'u-7', role: 'intake-clerk', unit: 'S001' } },
    ...{ data: { ...data, personId, personal: null }, stream: `intake-${caseId}`, revision: 0, recordedAt: new Date(recordedAt) },
    position: { transaction: 1n, sequence: BigInt(sequence) },
  };
}

/** Registered, classified and, where the register says so, confirmed as a repeat: each on its own day, at eleven in Shanghai. */
export function registrations(): RecordedEvent[] {
  return mayPetitions.flatMap(([caseId, receivedOn, channel, headcount, district, category, topic, repeatOf]) => {
    const at = `${receivedOn}T03:00:00Z`;
    const source = { kind: 'form', reference: '' };
    const tell = (type: string, data: JsonObject): RecordedEvent => told(caseId, type, receivedOn, at, data);
    return [
      tell('PetitionRegistered', { registrationNumber: caseId, receivedOn, channel, headcount, district, source }),
      tell('ClassificationConfirmed', { category, topic, unit: 'S002' }),
      ...(repeatOf === null ? [] : [tell('RelationConfirmed', { kind: 'repeat', ofCaseId: repeatOf })]),
    ];
  });
}
