import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case, ListedCase } from '../api/types.ts';
import { useLabel } from '../i18n/vocabulary.tsx';
import { Marks, PressingClock, StateMark } from './marks.tsx';

/** Who petitions, in a few words: the name, or that it is anonymous, or that the key was erased. */
export function usePetitionerName(): (given: Pick<Case, 'anonymous' | 'petitionerName'>) => string {
  const { t } = useTranslation();
  return ({ anonymous, petitionerName }) =>
    anonymous
      ? t('list.anonymous')
      : petitionerName === null
        ? t('common.erased')
        : petitionerName === ''
          ? t('common.unknown')
          : petitionerName;
}

function CaseRow({ given }: { readonly given: ListedCase }) {
  const { t } = useTranslation();
  const label = useLabel();
  const petitioner = usePetitionerName();
  const kinds = given.decision ?? { category: given.category, topic: given.topic };
  const suggested = given.suggestion;
  const category = kinds.category ?? suggested?.category.value;
  const topic = kinds.topic ?? suggested?.topic.value;
  const onlySuggested = given.decision === null && category !== undefined;
  const unit = given.unitName ?? given.unit ?? given.decision?.unitName ?? '';
  const about = [petitioner(given), given.district, label('channels', given.channel)].filter((text) => text !== '');
  return (
    <tr className={given.urgent ? 'row row-urgent' : 'row'} data-testid="case-row" data-case-id={given.caseId}>
      <td className="cell-number">
        <span className="number">{given.registrationNumber}</span>
        <span className="quiet day">{given.receivedOn}</span>
      </td>
      <td className="cell-matter">
        <Link className="matter" to={`/cases/${encodeURIComponent(given.caseId)}`} data-testid="case-link">
          {given.title === null ? t('common.erased') : given.title === '' ? t('list.untitled') : given.title}
        </Link>
        <Marks of={given} />
        <span className="quiet about">{about.join(' · ')}</span>
      </td>
      <td className="cell-kind">
        {category === undefined ? (
          <span className="quiet">—</span>
        ) : (
          <>
            <span className={onlySuggested ? 'proposed' : undefined}>{label('topics', topic)}</span>
            <span className="quiet">
              {label('categories', category)}
              {onlySuggested && ` · ${t('list.proposed')}`}
            </span>
          </>
        )}
      </td>
      <td className="cell-unit">{unit === '' ? <span className="quiet">—</span> : unit}</td>
      <td className="cell-state">
        <StateMark state={given.state} />
      </td>
      <td className="cell-limit">
        <PressingClock clocks={given.clocks} />
      </td>
    </tr>
  );
}

/** A page of cases (案件列表): a table, and on a narrow screen one card per case. */
export function CaseTable({ items, caption }: { readonly items: readonly ListedCase[]; readonly caption: string }) {
  const { t } = useTranslation();
  const heads = ['number', 'matter', 'kind', 'unit', 'state', 'limit'] as const;
  return (
    <table className="cases" data-testid="case-table">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={`cell-${head}`}>
              {t(`list.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((given) => (
          <CaseRow key={given.caseId} given={given} />
        ))}
      </tbody>
    </table>
  );
}
