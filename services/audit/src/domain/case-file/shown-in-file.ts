import type { DomainEvent } from '@anjuan/contracts';

const shown: ReadonlySet<string> = new Set<DomainEvent['type']>([
  'PetitionRegistered',
  'PetitionContinued',
  'RegistrationCorrected',
  'ClassificationSuggested',
  'RelationSuggested',
]);

/** Whether the personal part of an event shows in the case file (案卷); that of any other shows only in the history, and need not be opened. */
export function isShownInFile({ type }: { readonly type: string }): boolean {
  return shown.has(type);
}
