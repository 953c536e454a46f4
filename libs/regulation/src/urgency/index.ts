export { parseUrgencyRules, UrgencyRulesError, type UrgencyKind, type UrgencyRules, type UrgencySign } from './parse-urgency-rules.ts';
export { defaultUrgencyRules } from './urgency-rules.ts';
export { urgentSignals, type UrgencyFacts, type UrgentSignal } from './urgent-signals.ts';
