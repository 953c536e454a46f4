import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dossier, LedgerDate, LedgerEntry } from '../../../api/backlog-types.ts';
import { byDate, knownPart } from '../../../format/ledger-date.ts';
import { formatYuan } from '../../../format/money.ts';

const portion = 100;

/** A date as the ledger words it; an imprecise one with the first and the last day it can be. */
export function LedgerDateView({ date }: { readonly date: LedgerDate | null }) {
  const { t } = useTranslation();
  if (date === null) return <span className="quiet">{t('backlog.ledger.undated')}</span>;
  if (date.precision !== 'imprecise') return <span className="number">{knownPart(date)}</span>;
  return (
    <>
      <q>{date.wording}</q>
      <span className="quiet number bounds">{t('backlog.ledger.between', { earliest: date.earliest, latest: date.latest })}</span>
    </>
  );
}

function EntryView({ entry }: { readonly entry: LedgerEntry }) {
  const { t } = useTranslation();
  return (
    <li className="ledger-entry" data-testid="ledger-entry" data-precision={entry.date?.precision ?? 'none'}>
      <div className="ledger-date">
        <LedgerDateView date={entry.date} />
      </div>
      <div>
        <p className="ledger-original">{entry.personal?.original ?? t('common.erased')}</p>
        <span className="quiet">{t('backlog.ledger.cell', { sheet: entry.sheet, cell: entry.cell })}</span>
      </div>
    </li>
  );
}

function RowView({ row }: { readonly row: Dossier['rows'][number] }) {
  const { t } = useTranslation();
  const { personal } = row;
  const dates = [
    ['firstPetition', row.firstPetition],
    ['dueOn', row.dueOn],
    ['closedOn', row.closedOn],
  ] as const;
  const texts = (['leader', 'petitioners', 'facts', 'plan', 'status', 'acceptance', 'remarks'] as const).map(
    (name) => [name, personal?.[name] ?? ''] as const,
  );
  return (
    <div className="ledger-row">
      <h3>
        {t('backlog.ledger.row', { file: row.file, sheet: row.sheet, row: row.row })}
        {row.asOf !== null && <span className="quiet"> {t('backlog.ledger.asOf', { day: row.asOf })}</span>}
      </h3>
      <dl className="facts">
        {row.ledgerNumber !== '' && (
          <div>
            <dt>{t('backlog.ledger.number')}</dt>
            <dd className="number">{row.ledgerNumber}</dd>
          </div>
        )}
        {dates.map(
          ([name, date]) =>
            date !== null && (
              <div key={name}>
                <dt>{t(`backlog.ledger.${name}`)}</dt>
                <dd>
                  <LedgerDateView date={date} />
                </dd>
              </div>
            ),
        )}
        {row.unitName !== '' && (
          <div>
            <dt>{t('backlog.ledger.unit')}</dt>
            <dd>{row.unitName}</dd>
          </div>
        )}
        {row.people !== null && (
          <div>
            <dt>{t('backlog.ledger.people')}</dt>
            <dd>{row.people}</dd>
          </div>
        )}
        {row.fundsFen !== null && (
          <div>
            <dt>{t('backlog.ledger.funds')}</dt>
            <dd>{formatYuan(row.fundsFen)}</dd>
          </div>
        )}
        {personal === null && <p className="quiet">{t('common.erased')}</p>}
        {texts.map(
          ([name, text]) =>
            text !== '' && (
              <div key={name}>
                <dt>{t(`backlog.ledger.${name}`)}</dt>
                <dd className="ledger-original">{text}</dd>
              </div>
            ),
        )}
        {personal !== null && personal.others.length > 0 && (
          <div>
            <dt>{t('backlog.ledger.others')}</dt>
            <dd className="ledger-original">{personal.others.join('\n')}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** 台账原文: the rows as they were told last, and each line of the history on its own date with its original wording. */
export function LedgerPanel({ given }: { readonly given: Dossier }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(portion);
  const entries = useMemo(() => byDate(given.entries), [given.entries]);
  if (given.rows.length === 0 && entries.length === 0) return null;
  const left = entries.length - shown;
  return (
    <section className="panel" data-testid="ledger">
      <header className="panel-head">
        <h2>{t('backlog.ledger.title')}</h2>
        <span className="quiet">{t('backlog.ledger.entries', { count: entries.length })}</span>
      </header>
      {given.rows.map((row) => (
        <RowView key={`${row.sheet}!${row.row}`} row={row} />
      ))}
      <ol className="ledger-entries">
        {entries.slice(0, shown).map((entry) => (
          <EntryView key={`${entry.sheet}!${entry.cell}/${entry.place}`} entry={entry} />
        ))}
      </ol>
      {left > 0 && (
        <Button onClick={() => setShown(shown + portion)}>{t('backlog.ledger.more', { count: Math.min(left, portion) })}</Button>
      )}
    </section>
  );
}
