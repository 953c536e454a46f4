import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListedOrder } from '../../api/types.ts';
import { DemandMark, limitOf } from '../../components/demand-mark.tsx';
import { DaysLeft, WarnedMark } from '../../components/marks.tsx';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { useUnitName } from '../case/unit-name.ts';

const heads = ['left', 'due', 'what', 'case', 'unit', 'state'] as const;
const lists = { order: 'supervisionGrounds', suggestion: 'suggestionKinds' } as const;

function OrderRow({ given }: { readonly given: ListedOrder }) {
  const { t } = useTranslation();
  const label = useLabel();
  const unitName = useUnitName();
  const about = [
    t('common.articleShort', { article: given.article }),
    t('supervision.issued', { day: given.issuedOn }),
    given.method === null ? '' : label('supervisionMethods', given.method),
    given.returned > 0 ? t('supervision.returned', { times: given.returned }) : '',
  ];
  const answer = [
    given.answeredOn === null ? '' : t('supervision.answered', { day: given.answeredOn }),
    given.adopted === null ? '' : label('adoptions', given.adopted),
  ].filter((text) => text !== '');
  return (
    <tr className="row" data-testid="order-row" data-case-id={given.caseId} data-kind={given.kind} data-number={given.number}>
      <td className="cell-limit">
        <DaysLeft clock={limitOf(given)} /> {given.state === 'open' && <WarnedMark step={given.warned} />}
      </td>
      <td className="cell-due">
        <span className="number">{given.due}</span>
      </td>
      <td className="cell-clock">
        <span className="mark mark-collective">{t(`supervision.kind.${given.kind}`)}</span>
        {given.grounds.map((ground) => label(lists[given.kind], ground)).join(t('common.separator'))}
        <span className="quiet">{about.filter((text) => text !== '').join(' · ')}</span>
      </td>
      <td className="cell-matter">
        <Link className="matter" to={`/cases/${encodeURIComponent(given.caseId)}`} data-testid="order-link">
          {given.caseId}
        </Link>
        <span className="quiet about">{given.documentNumber}</span>
      </td>
      <td className="cell-unit">{unitName(given.unit)}</td>
      <td className="cell-state">
        <DemandMark state={given.state} />
        {answer.length > 0 && <span className="quiet about">{answer.join(' · ')}</span>}
      </td>
    </tr>
  );
}

/** A page of supervision orders and suggestions. */
export function OrderTable({ items }: { readonly items: readonly ListedOrder[] }) {
  const { t } = useTranslation();
  return (
    <table className="cases clocks orders" data-testid="order-table">
      <caption className="hidden">{t('supervision.title')}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`supervision.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((given) => (
          <OrderRow key={`${given.caseId}/${given.kind}/${given.number}`} given={given} />
        ))}
      </tbody>
    </table>
  );
}
