import type { Amendment, EventOf, RecordedEvent } from '@anjuan/contracts';
import { sealContext } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { hasOpenRelation, queueOf, type CaseFile } from '../../domain/index.ts';

/** A row of `case_file` by its columns. */
export function caseRecord(file: CaseFile) {
  return {
    case_id: file.caseId,
    registration_number: file.registrationNumber,
    received_on: file.receivedOn,
    channel: file.channel,
    state: file.state,
    category: file.category,
    topic: file.topic,
    route: file.route,
    unit: file.unit,
    district: file.district,
    urgent: file.urgent,
    repeat_of: file.repeatOf,
    queue: queueOf(file),
    open_relation: hasOpenRelation(file),
    file,
  };
}

/** The rows of `case_clock` of a case. */
export function clockRecords({ caseId, clocks }: CaseFile) {
  return clocks.map(({ clock, run, from, due, article, state, warned = null }) => {
    return { case_id: caseId, clock, run, from_day: from, due, article, state, warned };
  });
}

/** The row of `case_sealed` that a registration makes; null where nothing is sealed. */
export function sealedRecord(event: RecordedEvent) {
  const { type, caseId, data } = event;
  const { personId, personal } = data;
  if (type !== 'PetitionRegistered' || typeof personal !== 'string' || typeof personId !== 'string') return null;
  return { case_id: caseId, person_id: personId, context: sealContext(event), sealed: personal };
}

const amending: readonly string[] = ['RegistrationCorrected', 'PetitionContinued'] satisfies readonly Amendment['type'][];

/** The row of `case_amendment` that an event makes; null where it amends nothing that is sealed. */
export function amendmentRecord(event: RecordedEvent) {
  const { type, caseId, revision, data } = event;
  const { personId, personal } = data;
  if (!amending.includes(type) || typeof personal !== 'string' || typeof personId !== 'string') return null;
  return { case_id: caseId, revision, type, person_id: personId, context: sealContext(event), sealed: personal };
}

/** The rows of `unit`: of each unit as it was recorded last. */
export function unitRecords(events: readonly RecordedEvent[]) {
  const units = new Map<string, EventOf<'UnitRecorded'>>();
  for (const event of events) {
    const unit = payloadOf<EventOf<'UnitRecorded'>>(event);
    units.set(unit.unit, unit);
  }
  return [...units.values()].map(({ unit: code, ...rest }) => ({ code, ...rest }));
}

/** Whether no event that made a file can have come before, so that none has to be looked up: a stream has only one first event. */
export function beginsCase({ type, revision }: RecordedEvent): boolean {
  return type === 'PetitionRegistered' && revision === 0;
}
