import type { Role } from '../actor/actor.ts';
import type { Case, CaseState } from '../api/types.ts';
import type { zh } from '../i18n/zh.ts';
import type { Field } from './fields.ts';
import type { Standing } from './standing.ts';

/** The desks that steps belong to (步骤分组), in the order a case passes them. */
export const groups = ['window', 'screening', 'dispatch', 'handling', 'review', 'supervision'] as const;
export type Group = (typeof groups)[number];

/** What of a case the steps look at. */
export type CaseForSteps = Pick<
  Case,
  'state' | 'category' | 'route' | 'suggestion' | 'headcount' | 'confidential' | 'repeatOf' | 'merged' | 'urgent'
>;

/** An officer's steps in a case (办理步骤): each has its words, its row, and the schema of its body. */
export type StepName = Exclude<keyof typeof zh.step.name, 'confirm-relation' | 'undo-relation' | 'link'>;

/** One step of the interface (办理步骤), as the page offers it. The server decides; this spares the officer refusals. */
export interface StepRow {
  readonly name: StepName;
  /** Address below `/api/cases/{id}/`. */
  readonly path: string;
  /** Article of the 《信访工作条例》 it rests on; empty where none names it. */
  readonly article: string;
  /** Who usually takes it. */
  readonly role: Role;
  /** States in which it can be taken. */
  readonly states: readonly CaseState[];
  /** What it needs beside the state. */
  readonly when?: (given: CaseForSteps, standing: Standing) => boolean;
  /** The parts of its form, in the order an officer fills them in. */
  readonly fields: readonly Field[] | ((given: CaseForSteps) => readonly Field[]);
}

const beforeSending = ['registered', 'ledgered', 'suggested', 'classified', 'taken-back'] as const;
/** Waits to be sent. */
export const unsent = ['classified', 'taken-back'] as const;
/** May still be classified otherwise, or not accepted. */
export const screened = beforeSending;
/** Goes its way, from registration to before its closing. */
export const open = [
  ...beforeSending,
  ...(['sent', 'objected', 'in-conflict', 'accepted', 'directed', 'settled', 'opinion-issued', 'delivered'] as const),
  ...(['under-review', 'reviewed', 'procedure-ended'] as const),
] as const;
/** Whatever became of it. */
export const always = [...open, 'closed', 'withdrawn', 'not-accepted', 'merged', 'petitioner-died'] as const;
/** Before its own opinion. */
export const undecided = [...unsent, 'sent', 'objected', 'in-conflict', 'accepted'] as const;
