import type { BacklogEvent, EventOf } from '@anjuan/contracts';
import { evolveBacklog, noBacklog, type BacklogState } from '../backlog/index.ts';

/** What an event says; its personal part is null once the person was erased. */
type Told<Type extends BacklogEvent['type']> = Omit<EventOf<Type>, 'type' | 'personId'>;

export interface DossierPlan {
  readonly plan: number;
  readonly setOn: string;
  readonly policy: string | null;
  readonly steps: readonly {
    readonly step: number;
    readonly text: string | null;
    readonly dueOn: string;
    readonly unit: string;
    readonly doneOn: string | null;
    readonly result: string | null;
  }[];
}

export interface DossierRelief extends Told<'ReliefRequested'> {
  readonly decisions: readonly Told<'ReliefDecided'>[];
  readonly payments: readonly Told<'ReliefPaid'>[];
}

export interface DossierLink extends Told<'BacklogLinkProposed'> {
  readonly state: 'proposed' | 'confirmed' | 'undone';
}

/** Everything the backlog side of a case tells (积案卷): what page and command line show of one case. */
export interface BacklogDossier {
  readonly state: BacklogState;
  readonly listings: readonly Told<'BacklogListed'>[];
  readonly leader: Told<'LeaderAssigned'> | null;
  readonly plan: DossierPlan | null;
  readonly work: readonly Told<'BacklogWorkRecorded'>[];
  readonly reliefs: readonly DossierRelief[];
  readonly reports: readonly Told<'ResolutionReported'>[];
  readonly checks: readonly Told<'ResolutionChecked'>[];
  readonly strikeOffs: readonly Told<'BacklogStruckOff'>[];
  readonly watchVisits: readonly Told<'WatchVisitRecorded'>[];
  readonly watchEnds: readonly Told<'WatchEnded'>[];
  readonly relapses: readonly Told<'BacklogRelapsed'>[];
  readonly answers: readonly Told<'BatchAnswered'>[];
  /** Rows of ledgers, each as it was told last. */
  readonly rows: readonly Told<'LedgerRowImported'>[];
  readonly entries: readonly Told<'LedgerEntryImported'>[];
  readonly links: readonly DossierLink[];
}

/** Nothing is told yet. The lists are made anew, since reading a case adds to them in place. */
function empty(): Growing {
  return {
    ...{ state: noBacklog, leader: null, plan: null, listings: [], work: [], reliefs: [], reports: [], checks: [], strikeOffs: [] },
    ...{ watchVisits: [], watchEnds: [], relapses: [], answers: [], rows: [], entries: [], links: [] },
  };
}

type Growing = {
  -readonly [Key in keyof BacklogDossier]: BacklogDossier[Key] extends readonly (infer Item)[] ? Item[] : BacklogDossier[Key];
};

/** Reads the dossier out of the events of the backlog side, in their order. A case of thousands of lines is read once through. Never throws. */
export function dossierOf(events: Iterable<BacklogEvent>): BacklogDossier {
  const dossier = empty();
  for (const event of events) {
    dossier.state = evolveBacklog(dossier.state, event);
    add(dossier, event);
  }
  return dossier;
}

function add(dossier: Growing, event: BacklogEvent): void {
  switch (event.type) {
    case 'BacklogListed':
      return void dossier.listings.push(told(event));
    case 'LeaderAssigned':
      return void (dossier.leader = told(event));
    case 'BacklogPlanSet':
      return void (dossier.plan = planOf(event));
    case 'PlanStepDone':
      return void (dossier.plan = done(dossier.plan, event));
    case 'BacklogWorkRecorded':
      return void dossier.work.push(told(event));
    case 'ReliefRequested':
      return void dossier.reliefs.push({ ...told(event), decisions: [], payments: [] });
    case 'ReliefDecided': {
      relieved(dossier, event.relief, (relief) => ({ ...relief, decisions: [...relief.decisions, told(event)] }));
      return;
    }
    case 'ReliefPaid': {
      relieved(dossier, event.relief, (relief) => ({ ...relief, payments: [...relief.payments, told(event)] }));
      return;
    }
    case 'ResolutionReported':
      return void dossier.reports.push(told(event));
    case 'ResolutionChecked':
      return void dossier.checks.push(told(event));
    case 'BacklogStruckOff':
      return void dossier.strikeOffs.push(told(event));
    case 'WatchVisitRecorded':
      return void dossier.watchVisits.push(told(event));
    case 'WatchEnded':
      return void dossier.watchEnds.push(told(event));
    case 'BacklogRelapsed':
      dossier.plan = null; // a plan is made anew
      return void dossier.relapses.push(told(event));
    case 'LedgerRowImported':
      dossier.rows = [...dossier.rows.filter(({ key }) => key !== event.key), told(event)];
      return;
    case 'LedgerEntryImported':
      return void dossier.entries.push(told(event));
    case 'BacklogLinkProposed':
      return void dossier.links.push({ ...told(event), state: 'proposed' });
    case 'BacklogLinkConfirmed': {
      linked(dossier, event.otherCaseId, 'confirmed');
      return;
    }
    case 'BacklogLinkUndone': {
      linked(dossier, event.otherCaseId, 'undone');
      return;
    }
    case 'BatchAnswered':
      return void dossier.answers.push(told(event));
    case 'CampaignJoined':
    case 'CampaignLeft':
      return; // the state holds the campaigns
  }
}

function told<Event extends { readonly type: string; readonly personId?: string }>(event: Event): Omit<Event, 'type' | 'personId'> {
  const { type: _type, personId: _personId, ...rest } = event;
  return rest;
}

function planOf({ plan, setOn, steps, personal }: EventOf<'BacklogPlanSet'>): DossierPlan {
  const open = { doneOn: null, result: null };
  return {
    ...{ plan, setOn, policy: personal?.policy ?? null },
    steps: steps.map((step, index) => ({ step: index + 1, text: personal?.steps[index] ?? null, ...step, ...open })),
  };
}

function done(plan: DossierPlan | null, { step, doneOn, personal }: EventOf<'PlanStepDone'>): DossierPlan | null {
  if (plan === null) return null;
  const result = personal?.result ?? null;
  return { ...plan, steps: plan.steps.map((each) => (each.step === step ? { ...each, doneOn, result } : each)) };
}

function relieved(dossier: Growing, number: number, change: (relief: DossierRelief) => DossierRelief): void {
  dossier.reliefs = dossier.reliefs.map((relief) => (relief.relief === number ? change(relief) : relief));
}

function linked(dossier: Growing, otherCaseId: string, state: DossierLink['state']): void {
  dossier.links = dossier.links.map((link) => (link.otherCaseId === otherCaseId ? { ...link, state } : link));
}
