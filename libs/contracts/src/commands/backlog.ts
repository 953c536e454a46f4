import { z } from 'zod';
import { handlingResult } from '../events/assignment.ts';
import { officer } from '../events/assignment-steps.ts';
import * as events from '../events/backlog.ts';
import { caseId, day, line, prose, unitCode } from '../primitives.ts';
import { petitioner } from '../events/intake.ts';

/** Every `on` is the day of the step; today in Asia/Shanghai when absent. Amounts are in fen (分). */
const on = day.optional();

/** Body of `POST /api/cases/{id}/backlog/listing` (列入积案). */
export const listBacklog = z.strictObject({
  on,
  grounds: z
    .array(z.strictObject({ rule: events.backlogRule, found: z.int().min(0).nullable().default(null) }))
    .min(1)
    .max(5),
  superior: line(100, 0).default(''),
  /** As registered: lists then tell them without asking elsewhere. */
  ...{ district: line(60, 0).default(''), title: line(300, 0).default('') },
  note: prose(5000, 0).default(''),
});
/** Body of `POST /api/cases/{id}/backlog/leader` (确定包案领导). */
export const assignLeader = z.strictObject({ on, leader: officer, name: line(100), post: line(100, 0).default('') });
/** Body of `POST /api/cases/{id}/backlog/plan` (一案一策). */
export const setBacklogPlan = z.strictObject({
  on,
  policy: prose(20_000),
  steps: z
    .array(z.strictObject({ text: prose(2000), dueOn: day, unit: unitCode }))
    .min(1)
    .max(50),
});
/** Body of `POST /api/cases/{id}/backlog/plan/steps` (完成步骤); `step` counts from 1. */
export const finishPlanStep = z.strictObject({ on, step: z.int().min(1), result: prose(10_000) });
/** Body of `POST /api/cases/{id}/backlog/work` (化解工作). */
export const recordBacklogWork = z.strictObject({
  ...{
    on,
    kind: events.backlogWork,
    units: z.array(unitCode).max(20).default([]),
    documentNumber: line(80, 0).default(''),
    record: prose(20_000),
  },
});
/** Body of `POST /api/cases/{id}/backlog/relief` (申请救助). */
export const requestRelief = z.strictObject({ on, kind: events.reliefKind, amountFen: events.fen.min(1), reason: prose(5000) });
/** Body of `POST /api/cases/{id}/backlog/relief/decision` (救助审批); 0 fen refuses it. */
export const decideRelief = z.strictObject({
  ...{ on, relief: z.int().min(1), approvedFen: events.fen, documentNumber: line(80, 0).default(''), reason: prose(5000, 0).default('') },
});
/** Body of `POST /api/cases/{id}/backlog/relief/payment` (发放救助). The same voucher again is the same payment. */
export const payRelief = z.strictObject({ on, relief: z.int().min(1), voucher: line(80), amountFen: events.fen.min(1), payee: line(100) });
/** Body of `POST /api/cases/{id}/backlog/resolution` (上报化解). */
export const reportResolution = z.strictObject({ on, results: z.array(handlingResult).min(1).max(4), report: prose(20_000) });
/** Body of `POST /api/cases/{id}/backlog/resolution/check` (核查验收). */
export const checkResolution = z.strictObject({ on, passed: z.boolean(), finding: prose(10_000) });
/** Body of `POST /api/cases/{id}/backlog/strike-off` (销号). */
export const strikeOffBacklog = z.strictObject({ on, documentNumber: line(80), summary: prose(20_000) });
/** Body of `POST /api/cases/{id}/backlog/watch` (稳控回访). */
export const recordWatchVisit = z.strictObject({ on, stable: z.boolean(), record: prose(10_000) });
/** Body of `POST /api/cases/{id}/backlog/watch/end` (稳控期满). */
export const endWatch = z.strictObject({ on });
/** Body of `POST /api/cases/{id}/backlog/relapse` (反弹). */
export const recordRelapse = z.strictObject({ on, because: events.relapseReason, reason: prose(5000) });
/** Body of `POST /api/cases/{id}/backlog/links/{other}/confirmation` (确认关联). */
export const confirmBacklogLink = z.strictObject({ on });
/** Body of `POST /api/cases/{id}/backlog/links/{other}/undoing` (撤销关联). */
export const undoBacklogLink = z.strictObject({ on, reason: line(300) });

export type ListBacklog = z.infer<typeof listBacklog>;
export type AssignLeader = z.infer<typeof assignLeader>;
export type SetBacklogPlan = z.infer<typeof setBacklogPlan>;
export type FinishPlanStep = z.infer<typeof finishPlanStep>;
export type RecordBacklogWork = z.infer<typeof recordBacklogWork>;
export type RequestRelief = z.infer<typeof requestRelief>;
export type DecideRelief = z.infer<typeof decideRelief>;
export type PayRelief = z.infer<typeof payRelief>;
export type ReportResolution = z.infer<typeof reportResolution>;
export type CheckResolution = z.infer<typeof checkResolution>;
export type StrikeOffBacklog = z.infer<typeof strikeOffBacklog>;
export type RecordWatchVisit = z.infer<typeof recordWatchVisit>;
export type EndWatch = z.infer<typeof endWatch>;
export type RecordRelapse = z.infer<typeof recordRelapse>;
export type ConfirmBacklogLink = z.infer<typeof confirmBacklogLink>;
export type UndoBacklogLink = z.infer<typeof undoBacklogLink>;

const entry = z.strictObject({
  ...{ key: events.ledgerKey, date: events.ledgerDate.nullable(), cell: line(12), place: z.int().min(1) },
  ...{ original: prose(33_000), text: events.cellText },
});

/** A row of a ledger with its history (台账一案), an item of `POST /api/backlog/ledger`. The case is registered before, under `caseId`. */
export const importLedgerRow = z.strictObject({
  caseId,
  ...{ key: events.ledgerKey, alternateKeys: z.array(events.ledgerKey).max(8) },
  ...{ file: line(200, 0).default(''), sheet: line(100), row: z.int().min(1), asOf: day.nullable(), state: events.ledgerState },
  ...{ ledgerNumber: line(80, 0), district: line(60, 0), unitName: line(100, 0), people: z.int().min(0).nullable() },
  ...{ firstPetition: events.ledgerDate.nullable(), dueOn: events.ledgerDate.nullable(), closedOn: events.ledgerDate.nullable() },
  fundsFen: events.fen.nullable(),
  /** As it was registered: whose key seals what is personal. */
  petitioner: petitioner.partial(),
  ...{ title: line(300, 0), leader: line(200, 0), petitioners: events.cellText, facts: events.cellText, plan: events.cellText },
  ...{ status: events.cellText, acceptance: events.cellText, remarks: events.cellText, others: z.array(events.cellText).max(200) },
  entries: z.array(entry).max(5000),
  links: z
    .array(
      z.strictObject({ otherCaseId: caseId, kind: events.backlogLinkKind, evidence: line(40), reasonZh: line(300), reasonEn: line(300) }),
    )
    .max(100),
});
export type ImportLedgerRow = z.infer<typeof importLedgerRow>;
export type ImportLedgerRowInput = z.input<typeof importLedgerRow>;

/** An item of `POST /api/backlog/ledger/cases`: asks under which case a row of a ledger is known, or is to be registered. */
export const findLedgerRow = z.strictObject({
  ...{ key: events.ledgerKey, alternateKeys: z.array(events.ledgerKey).max(8), petitioner: petitioner.partial() },
});
export type FindLedgerRow = z.infer<typeof findLedgerRow>;
