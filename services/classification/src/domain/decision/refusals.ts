export type DecisionRefusal =
  | { readonly code: 'not-suggested-yet' }
  | { readonly code: 'already-not-accepted' }
  | { readonly code: 'already-decided' }
  | { readonly code: 'unit-needed' }
  | { readonly code: 'unit-unknown'; readonly unit: string }
  | { readonly code: 'unit-not-in-force'; readonly unit: string; readonly successor: string | null }
  | { readonly code: 'route-not-allowed' }
  | { readonly code: 'procedure-ended'; readonly ofCaseId: string; readonly endedOn: string; readonly article: string }
  | { readonly code: 'not-refused' }
  | { readonly code: 'referral-missing' }
  | { readonly code: 'day-in-the-future'; readonly today: string }
  | { readonly code: 'relation-to-itself' }
  | { readonly code: 'relation-unknown' }
  | { readonly code: 'other-case-unknown' }
  | { readonly code: 'repeat-of-another'; readonly ofCaseId: string };
