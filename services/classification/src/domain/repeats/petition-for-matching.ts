/** What matching needs of one petition (信访事项). All text as registered; matching normalises it itself. */
export interface PetitionForMatching {
  readonly caseId: string;
  /** Day of receipt (登记日期), `YYYY-MM-DD`, Asia/Shanghai. */
  readonly receivedOn: string;
  /** Name (信访人); may be a nickname, a surname with 先生/女士, or empty. */
  readonly petitionerName: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  /** District the matter lies in (问题属地). */
  readonly district: string;
  readonly headcount: number;
  readonly anonymous: boolean;
  /** Whom or what the petition is about (反映对象); several are separated by 、 or ,. */
  readonly target: string;
  readonly title: string;
  readonly text: string;
  /** First registration (初信初访) of this matter when this petition is itself linked as a repeat. */
  readonly repeatOf?: string;
}

/** One piece of evidence, with its weight in log-odds: above zero it speaks for sameness. */
export interface Evidence {
  readonly sign: EvidenceSign;
  readonly weight: number;
  /** The shared words or numbers, where they are not personal data; empty for identifiers. */
  readonly shared: readonly string[];
}

export type EvidenceSign =
  | 'id-number-equal'
  | 'id-number-misprinted'
  | 'id-number-differs'
  | 'id-number-unreadable-differs'
  | 'phone-equal'
  | 'phone-differs'
  | 'name-equal'
  | 'name-one-character-differs'
  | 'surname-only-agrees'
  | 'form-of-address-contradicts'
  | 'name-differs'
  | 'alias-equal'
  | 'address-equal'
  | 'place-equal'
  | 'dwelling-differs'
  | 'refers-to-that-day'
  | 'refers-to-that-month'
  | 'refers-back'
  | 'says-another-matter'
  | 'does-not-refer-back'
  | 'relative-came-before'
  | 'text-equal'
  | 'target-named-in-text'
  | 'target-in-both-titles'
  | 'target-equal'
  | 'target-similar'
  | 'authority-equal'
  | 'words-shared'
  | 'title-words-shared'
  | 'numbers-shared'
  | 'document-number-shared'
  | 'dwelling-in-text-shared'
  | 'building-in-text-shared'
  | 'place-name-shared';

/**
 * How a new petition stands to an earlier one: `repeat` (重信重访: same petitioner, same matter) or `joint` (same matter,
 * another petitioner: suggested for handling together, never merged).
 */
export type Relation = 'repeat' | 'joint';

export interface RelatedSuggestion {
  readonly relation: Relation;
  /** The earlier case that was compared. */
  readonly caseId: string;
  /** The case to link to: for a repeat always the first registration of the matter. */
  readonly firstCaseId: string;
  /** 0 to 1; 0.5 is the border of being suggested at all. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}
