import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { worklistCountsQuery, worklistQuery } from '../../api/queries.ts';
import { queues, type Queue } from '../../api/types.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { Loading, Nothing } from '../../components/nothing.tsx';
import { Pager, usePaging } from '../../components/pager.tsx';
import { Problem } from '../../components/problem.tsx';
import { formatCount } from '../../format/number.ts';

function queueOf(text: string | null): Queue {
  return queues.find((queue) => queue === text) ?? 'classification';
}

/** 工作台: what waits, by the step it waits for. */
export default function WorklistPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const queue = queueOf(parameters.get('queue'));
  const paging = usePaging();
  const counts = useQuery(worklistCountsQuery);
  const list = useQuery(worklistQuery(queue, paging.after));
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('worklist.title')}</h1>
      </header>
      <nav className="queues" aria-label={t('worklist.label')}>
        {queues.map((name) => {
          const count = counts.data && (counts.data.counts.find((counted) => counted.queue === name)?.count ?? 0);
          return (
            <button
              key={name}
              type="button"
              className="queue"
              aria-current={name === queue ? 'page' : undefined}
              data-testid={`queue-${name}`}
              data-count={count}
              onClick={() => setParameters({ queue: name })}
            >
              <span className="queue-count">{count === undefined ? '–' : formatCount(count)}</span>
              <span className="queue-name">{t(`worklist.queue.${name}`)}</span>
              <span className="quiet queue-hint">{t(`worklist.hint.${name}`)}</span>
            </button>
          );
        })}
      </nav>
      {list.isError ? (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Loading rows={10} />
      ) : list.data.items.length > 0 ? (
        <CaseTable items={list.data.items} caption={t(`worklist.queue.${queue}`)} />
      ) : (
        <Nothing title={t('worklist.empty')} />
      )}
      <Pager paging={paging} next={list.data?.next} busy={list.isFetching} />
    </div>
  );
}
