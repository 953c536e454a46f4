import type { EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { ReportFile } from './report-file.ts';

type OfficerEvent = EventOf<
  'BacklogListed' | 'BacklogRelapsed' | 'BacklogStruckOff' | 'ResolutionReported' | 'ResolutionChecked' | 'WatchEnded'
>;
type Stays = ReportFile['backlog'];

/** How an officer's step moves the case on or off the list of backlog cases (积案). From then on no ledger does. */
export function byOfficer({ backlog }: ReportFile, event: OfficerEvent): Pick<ReportFile, 'backlog' | 'byLedger'> {
  return { backlog: moved(backlog, event), byLedger: false };
}

function moved(backlog: Stays, event: OfficerEvent): Stays {
  switch (event.type) {
    case 'BacklogListed':
      return listed(backlog, event.listedOn, 'listed');
    case 'BacklogRelapsed':
      return listed(backlog, event.relapsedOn, 'relapsed');
    case 'BacklogStruckOff':
      return left(backlog, event.struckOffOn, 'struck-off');
    case 'ResolutionReported':
    case 'ResolutionChecked':
    case 'WatchEnded':
      return backlog; // still on the list, or off it before
  }
}

/**
 * How a row of an office's own ledger (台账) does, while only ledgers told of the case: an open row puts it on the list from the day up to which
 * the ledger was kept, for that is the first day it is known to have been there. A row that comes struck off moves only what a row put there.
 */
export function byLedgerRow(file: ReportFile, event: EventOf<'LedgerRowImported'>, day: Day): Pick<ReportFile, 'backlog' | 'byLedger'> {
  const { backlog, byLedger } = file;
  if (backlog.length > 0 && !byLedger) return { backlog, byLedger };
  const asOf = event.asOf ?? day;
  if (event.state === 'open') return { backlog: listed(backlog, asOf, 'ledger'), byLedger: true };
  const off = event.state === 'struck-off' ? (event.closedOn?.latest ?? asOf) : asOf;
  return { backlog: left(backlog, off, event.state), byLedger: true };
}

function listed(backlog: Stays, from: Day, entry: string): Stays {
  if (backlog.at(-1)?.to === null) return backlog;
  return [...backlog, { number: backlog.length + 1, from, to: null, entry, outcome: null }];
}

function left(backlog: Stays, to: Day, outcome: string): Stays {
  const last = backlog.at(-1);
  return backlog.map((stay) => (stay === last && stay.to === null ? { ...stay, to, outcome } : stay));
}
