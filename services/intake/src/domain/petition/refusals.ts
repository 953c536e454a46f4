export type PetitionRefusal =
  | { readonly code: 'case-unknown' }
  | { readonly code: 'received-in-the-future'; readonly receivedOn: string; readonly today: string }
  | { readonly code: 'withdrawn-before-received'; readonly receivedOn: string }
  | { readonly code: 'withdrawn-in-the-future'; readonly today: string }
  | WindowRefusal;

/** Reasons of the steps at the window after the registration. */
export type WindowRefusal =
  | { readonly code: 'petition-over'; readonly is: 'withdrawn' | 'ended-by-death' }
  | { readonly code: 'day-in-the-future'; readonly today: string }
  | { readonly code: 'day-before-receipt'; readonly receivedOn: string }
  | { readonly code: 'not-joint'; readonly headcount: number }
  | { readonly code: 'too-many-representatives'; readonly asked: number; readonly most: number; readonly article: string }
  | { readonly code: 'not-confidential' }
  | { readonly code: 'no-agent' }
  | { readonly code: 'petitioner-died'; readonly diedOn: string }
  | { readonly code: 'petitioner-alive' }
  | { readonly code: 'died-in-the-future'; readonly toldOn: string }
  | { readonly code: 'nobody-named' }
  | { readonly code: 'nothing-corrected' };
