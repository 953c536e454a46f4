import type { DraftLink } from '../links/links.ts';
import type { ProblemList } from '../problems.ts';
import type { CaseDraft } from './draft.ts';
import { caseKeys, eventKey, repeatedKey } from './keys.ts';
import type { LedgerCase, LedgerEvent } from './ledger-case.ts';
import { settleZero } from './settle-zero.ts';

/** Settles what needs all rows, and gives keys (收尾): first petitions like 1998.1, case keys, step keys. */
export function finishCases(
  drafts: readonly CaseDraft[],
  links: readonly DraftLink[],
  problemsOf: (sheet: string) => ProblemList,
): LedgerCase[] {
  const settled = drafts.map((draft, index) => withFirstPetition(draft, linkedTo(index, drafts, links), problemsOf(draft.body.sheet)));
  const numbers = new Map<string, number>();
  for (const draft of settled) numbers.set(numberKey(draft), (numbers.get(numberKey(draft)) ?? 0) + 1);
  const used = new Map<string, number>();
  return settled.map((draft) => {
    const { body } = draft;
    const keys = caseKeys(
      {
        kind: draft.kind,
        caseNumber: body.caseNumber,
        title: body.title,
        facts: body.facts,
        petitioner: body.petitioners[0]?.name ?? null,
      },
      numbers.get(numberKey(draft)) === 1,
    );
    const [first = '', ...alternateKeys] = keys;
    const occurrence = (used.get(first) ?? 0) + 1;
    used.set(first, occurrence);
    const key = occurrence === 1 ? first : repeatedKey(first, occurrence);
    return { ...body, key, alternateKeys, events: eventsOf(draft, key) };
  });
}

function numberKey({ kind, body }: CaseDraft): string {
  return `${kind} ${body.caseNumber ?? ''}`;
}

function linkedTo(index: number, drafts: readonly CaseDraft[], links: readonly DraftLink[]): CaseDraft[] {
  return links.flatMap(({ kind, from, to }) => {
    if (kind !== 'same-case') return [];
    const other = from === index ? drafts[to] : to === index ? drafts[from] : undefined;
    return other && other.zeroEaten === null ? [other] : [];
  });
}

function withFirstPetition(draft: CaseDraft, linked: readonly CaseDraft[], problems: ProblemList): CaseDraft {
  if (!draft.zeroEaten) return draft;
  const wording = draft.body.firstPetition?.wording ?? '';
  const firstStep = draft.steps.find(({ date }) => date !== null)?.date ?? null;
  const others = linked.flatMap(({ body }) => (body.firstPetition?.date ? [body.firstPetition.date] : []));
  const { date, by } = settleZero(draft.zeroEaten.year, wording, firstStep, others);
  problems.add(draft.zeroEaten.cell, 'zero-eaten', by);
  return { ...draft, body: { ...draft.body, firstPetition: { date, wording } } };
}

function eventsOf(draft: CaseDraft, caseKey: string): LedgerEvent[] {
  const lines = new Map<string, number>();
  return draft.steps.map(({ date, original, text, position, cell }) => {
    // Equal lines at other places of the cell are other events; the dates of one line are told apart by their wording.
    const part = date?.wording ?? '';
    const occurrence = (lines.get(`${original} ${part}`) ?? 0) + 1;
    lines.set(`${original} ${part}`, occurrence);
    return { key: eventKey(caseKey, original, part, occurrence), date, original, text, position, cell };
  });
}
