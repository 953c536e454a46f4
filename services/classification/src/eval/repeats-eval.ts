import {
  candidateKeys,
  KEY_KINDS,
  relateAll,
  type CandidateKey,
  type PetitionForMatching,
  type RelatedSuggestion,
} from '../domain/repeats/index.ts';

/** A row with the columns of the labelled petition file (信访登记表); only the named ones are read. */
export type LabelledRow = Readonly<Record<string, string | undefined>>;

/** Most earlier petitions compared with one row, as in the running system. */
const MOST_CANDIDATES = 50;
const REACH_OF_PERSON = 50;
const REACH_OF_MATTER = 200;
/** Most that share a matter only. */
const MOST_OF_MATTER = 12;

export interface RepeatsScore {
  /** Correct links of all links made. 1 when none was made. */
  readonly precision: number;
  /** Correct links of all labelled repeats. 1 when none is labelled. */
  readonly recall: number;
}

export interface RepeatsDetail extends RepeatsScore {
  readonly labelled: number;
  readonly predicted: number;
  readonly correct: number;
  /** Rows linked wrongly or not linked, by registration number; no personal data. */
  readonly mistakes: readonly { readonly caseId: string; readonly expected: string; readonly predicted: string }[];
  readonly joint: readonly { readonly caseId: string; readonly other: string; readonly score: number }[];
}

/**
 * Scores the linking of repeats (重信重访). Rows are taken in date order, each compared only with earlier ones that share a
 * candidate key; a link is correct when it leads to the labelled first registration (原登记编号). Earlier rows may also come
 * from `trainRows`, whose labels are used as an officer's confirmed links; labels of `testRows` are used for counting only.
 */
export function evaluateRepeats(testRows: readonly LabelledRow[], trainRows: readonly LabelledRow[] = []): RepeatsScore {
  const { precision, recall } = evaluateRepeatsInDetail(testRows, trainRows);
  return { precision, recall };
}

/** The same with every mistake and every joint petition suggested. */
export function evaluateRepeatsInDetail(testRows: readonly LabelledRow[], trainRows: readonly LabelledRow[] = []): RepeatsDetail {
  const tested = new Set(testRows.map((row) => row.登记编号 ?? ''));
  const rows = [...trainRows.filter((row) => !tested.has(row.登记编号 ?? '')), ...testRows].map((row) => ({
    row,
    petition: petitionOf(row),
  }));
  rows.sort((a, b) => compare(a.petition.receivedOn, b.petition.receivedOn) || compare(a.petition.caseId, b.petition.caseId));
  const index = new Map<string, string[]>();
  const known = new Map<string, PetitionForMatching>();
  const links = new Map<string, string>();
  const joint: RepeatsDetail['joint'][number][] = [];
  for (const { row, petition } of rows) {
    const keys = candidateKeys(petition);
    let first = row.是否重复 === '是' ? row.原登记编号 : undefined;
    if (tested.has(petition.caseId)) {
      const found = relateAll(petition, candidatesFor(keys, index, known));
      first = found.find(({ relation }) => relation === 'repeat')?.firstCaseId;
      if (first !== undefined) links.set(petition.caseId, first);
      joint.push(...found.filter(({ relation }) => relation === 'joint').map((one) => jointOf(petition.caseId, one)));
    }
    known.set(petition.caseId, first === undefined || first === '' ? petition : { ...petition, repeatOf: first });
    for (const key of keys) index.set(nameOf(key), [...(index.get(nameOf(key)) ?? []), petition.caseId]);
  }
  return { ...count(testRows, links), joint };
}

/** The result for a reader (人读的结果): the score, then each mistake by registration number. */
export function describeRepeats(detail: RepeatsDetail): string {
  const percent = (part: number) => `${(part * 100).toFixed(1)}%`;
  const head = `重信重访 repeats: precision ${percent(detail.precision)}, recall ${percent(detail.recall)} (标注 labelled ${detail.labelled}, 判定 linked ${detail.predicted}, 正确 correct ${detail.correct})`;
  const lines = detail.mistakes.map(
    ({ caseId, expected, predicted }) => `  ${caseId}: 应为 expected ${expected || '—'}, 判为 linked to ${predicted || '—'}`,
  );
  return [head, `多人反映 joint petitions suggested: ${detail.joint.length}`, ...lines].join('\n');
}

/** Reads a row for matching: date in any of the forms 2024-03-05, 2024/3/5; full-width digits allowed. */
export function petitionOf(row: LabelledRow): PetitionForMatching {
  const text = (column: string) => (row[column] ?? '').trim();
  const [year = '', month = '', day = ''] = text('登记日期')
    .normalize('NFKC')
    .split(/[-/.年月日]/u);
  return {
    caseId: text('登记编号'),
    receivedOn: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    petitionerName: text('信访人'),
    idNumber: text('证件号码'),
    phone: text('联系电话'),
    address: text('住址'),
    district: text('问题属地'),
    headcount: Number(text('人数').normalize('NFKC')) || 1,
    anonymous: text('是否匿名') === '是',
    target: text('反映对象'),
    title: text('概况标题'),
    text: text('诉求内容'),
  };
}

/** As the index answers: newest first within a person's key, no key of a matter that too many share, best by strength. */
function candidatesFor(
  keys: readonly CandidateKey[],
  index: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, PetitionForMatching>,
): PetitionForMatching[] {
  const shared = new Map<string, number>();
  const ofPerson = new Set<string>();
  for (const key of keys) {
    const { of, strength } = KEY_KINDS[key.kind];
    const cases = index.get(nameOf(key)) ?? [];
    const followed = of === 'person' ? cases.slice(-REACH_OF_PERSON) : cases.length > REACH_OF_MATTER ? [] : cases;
    for (const caseId of followed) shared.set(caseId, (shared.get(caseId) ?? 0) + strength);
    if (of === 'person') for (const caseId of followed) ofPerson.add(caseId);
  }
  const ranked = [...shared].sort((a, b) => b[1] - a[1] || compare(b[0], a[0]));
  const ofMatter = new Set(
    ranked
      .filter(([caseId]) => !ofPerson.has(caseId))
      .slice(0, MOST_OF_MATTER)
      .map(([caseId]) => caseId),
  );
  const best = ranked.filter(([caseId]) => ofPerson.has(caseId) || ofMatter.has(caseId)).slice(0, MOST_CANDIDATES);
  return best.flatMap(([caseId]) => known.get(caseId) ?? []);
}

function nameOf({ kind, value }: CandidateKey): string {
  return `${kind}|${value}`;
}

function count(testRows: readonly LabelledRow[], links: ReadonlyMap<string, string>): Omit<RepeatsDetail, 'joint'> {
  const expected = new Map(testRows.map((row) => [row.登记编号 ?? '', row.是否重复 === '是' ? (row.原登记编号 ?? '') : '']));
  const labelled = [...expected.values()].filter((first) => first !== '').length;
  const correct = [...links].filter(([caseId, first]) => expected.get(caseId) === first).length;
  const mistakes = [...expected].flatMap(([caseId, first]) =>
    (links.get(caseId) ?? '') === first ? [] : [{ caseId, expected: first, predicted: links.get(caseId) ?? '' }],
  );
  return {
    precision: links.size === 0 ? 1 : correct / links.size,
    recall: labelled === 0 ? 1 : correct / labelled,
    labelled,
    predicted: links.size,
    correct,
    mistakes,
  };
}

function jointOf(caseId: string, { caseId: other, score }: RelatedSuggestion): RepeatsDetail['joint'][number] {
  return { caseId, other, score };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
