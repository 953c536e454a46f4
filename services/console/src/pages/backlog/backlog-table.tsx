import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BacklogItem } from '../../api/backlog-types.ts';
import { useToday } from '../../components/today.ts';
import { BacklogMark } from './marks.tsx';

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (caseIds: readonly string[], on: boolean) => void;
}

function BacklogRow({ given, selection }: { readonly given: BacklogItem; readonly selection: Selection }) {
  const { t } = useTranslation();
  const today = useToday();
  const title = given.title === null ? t('common.erased') : given.title === '' ? t('list.untitled') : given.title;
  const { steps, done } = given.plan;
  const about = [
    given.district,
    given.unitName,
    given.people === null || given.people < 2 ? '' : t('list.people', { count: given.people }),
  ];
  const progress = [
    steps === 0 ? t('backlog.list.noPlan') : t('backlog.list.plan', { steps, done }),
    given.visits > 0 ? t('backlog.list.visits', { count: given.visits }) : '',
    given.entries > 0 ? t('backlog.list.entries', { count: given.entries }) : '',
  ];
  const open = given.status === 'listed' || given.status === 'reported' || given.status === 'checked';
  const late = open && given.dueOn !== null && given.dueOn < today;
  return (
    <tr className="row" data-testid="backlog-row" data-case-id={given.caseId}>
      <td className="cell-choose">
        <Checkbox
          aria-label={t('backlog.list.choose', { title })}
          data-testid={`choose-${given.caseId}`}
          checked={selection.chosen.has(given.caseId)}
          onChange={(event) => selection.toggle([given.caseId], event.target.checked)}
        />
      </td>
      <td className="cell-number">
        <span className="number">{given.ledgerNumber === '' ? given.caseId : given.ledgerNumber}</span>
        <span className="quiet day">
          {t('backlog.list.since')} {given.since}
        </span>
      </td>
      <td className="cell-matter">
        <Link className="matter" to={`/backlog/cases/${encodeURIComponent(given.caseId)}`} data-testid="backlog-link">
          {title}
        </Link>
        {given.times > 1 && <span className="mark mark-repeat">{t('backlog.list.times', { count: given.times })}</span>}
        <span className="quiet about">{about.filter((text) => text !== '').join(' · ')}</span>
      </td>
      <td className="cell-leader">{given.leaderWording ?? given.leader ?? <span className="quiet">—</span>}</td>
      <td className="cell-state">
        <BacklogMark status={given.status} />
      </td>
      <td className="cell-progress quiet">{progress.filter((text) => text !== '').join(' · ')}</td>
      <td className="cell-due">
        {given.dueOn === null ? (
          <span className="quiet">—</span>
        ) : (
          <span className={late ? 'number days-over' : 'number'}>{given.dueOn}</span>
        )}
      </td>
    </tr>
  );
}

/** A page of backlog cases, each to be chosen for an action for many. */
export function BacklogTable({ items, selection }: { readonly items: readonly BacklogItem[]; readonly selection: Selection }) {
  const { t } = useTranslation();
  const ids = items.map(({ caseId }) => caseId);
  const count = ids.filter((id) => selection.chosen.has(id)).length;
  return (
    <table className="cases backlog" data-testid="backlog-table">
      <caption className="hidden">{t('backlog.list.title')}</caption>
      <thead>
        <tr>
          <th scope="col" className="cell-choose">
            <Checkbox
              aria-label={t('backlog.list.chooseAll')}
              data-testid="choose-all"
              checked={count === ids.length && count > 0}
              indeterminate={count > 0 && count < ids.length}
              onChange={(event) => selection.toggle(ids, event.target.checked)}
            />
          </th>
          {(['number', 'matter', 'leader', 'status', 'progress', 'due'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`backlog.list.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((given) => (
          <BacklogRow key={given.caseId} {...{ given, selection }} />
        ))}
      </tbody>
    </table>
  );
}
