import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { historyQuery } from '../api/queries.ts';
import type { Case } from '../api/types.ts';
import { formatMoment } from '../format/moment.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { standingOf } from './standing.ts';

interface HistoryFieldProps<Value> {
  readonly id: string;
  readonly testId: string;
  readonly given: Case | null;
  readonly value: Value;
  readonly onChange: (value: unknown) => void;
}

const useEvents = (given: Case | null) =>
  useQuery({ ...historyQuery(given?.caseId ?? '', undefined, 'recorded'), enabled: given !== null }).data?.events ?? [];

/** The account of an officer: those asked to keep out first, then those who took a step in the case; any other can be typed. */
export function OfficerField({ id, testId, given, value, onChange }: HistoryFieldProps<string | undefined>) {
  const { avoidance, accounts } = standingOf(useEvents(given));
  const options = [...new Set([...avoidance, ...accounts])].map((account) => ({ value: account }));
  return (
    <AutoComplete id={id} data-testid={testId} options={options} value={value ?? ''} onChange={(account: string) => onChange(account)} />
  );
}

/** An entry of the handling (办理记录), newest first: what a correction is about. */
export function EntryField({ id, testId, given, value, onChange }: HistoryFieldProps<unknown>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const options = useEvents(given)
    .filter(({ stream }) => stream.startsWith('assignment-'))
    .map(({ revision, title, occurredAt }) => ({
      value: revision,
      label: t('step.entry', { day: formatMoment(occurredAt).slice(0, 10), title: title[language] }),
    }))
    .toReversed();
  return (
    <Select
      {...{ id, options }}
      data-testid={testId}
      value={typeof value === 'number' ? value : null}
      onChange={(revision: number | null) => onChange(revision ?? undefined)}
    />
  );
}
