import type { EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { Conduct, Evidence } from './conduct.ts';

export type SupervisionGround = EventOf<'SupervisionOrderIssued'>['grounds'][number]['ground'];
export type BorneOut = EventOf<'SupervisionOrderIssued'>['grounds'][number];

/**
 * Holds grounds of supervision (督办情形, Art. 40) against what happened up to a day: each with what bears it out, and those that nothing
 * does. Whether work was perfunctory or false is for the officer to say; that there was work is not.
 */
export function bearOut(
  grounds: readonly SupervisionGround[],
  conduct: Conduct,
  on: Day,
): { readonly found: BorneOut[]; readonly missing: readonly SupervisionGround[] } {
  const looked = [...new Set(grounds)].map((ground) => ({ ground, evidence: evidenceOf(ground, conduct, on) }));
  return {
    found: looked.flatMap(({ ground, evidence }) => (evidence ? [{ ground, event: evidence.event, on: evidence.on }] : [])),
    missing: looked.filter(({ evidence }) => evidence === null).map(({ ground }) => ground),
  };
}

function evidenceOf(ground: SupervisionGround, conduct: Conduct, on: Day): Evidence | null {
  switch (ground) {
    case 'delay':
      return conduct.delayed.findLast((each) => each.on <= on) ?? null;
    case 'shirking':
      return by(conduct.refused, on);
    case 'perfunctory':
    case 'falsehood':
      return by(conduct.handled, on);
    case 'opinion-not-carried-out':
      return by(conduct.uncarried, on);
    case 'result-not-reported':
      return conduct.unreported !== null && conduct.unreported.owedBy < on ? conduct.unreported : null;
    case 'improper-procedure':
      return by(conduct.taken, on);
  }
}

function by(evidence: Evidence | null, on: Day): Evidence | null {
  return evidence !== null && evidence.on <= on ? evidence : null;
}
