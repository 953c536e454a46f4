import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseSearchQuery } from '../api/queries.ts';
import type { Case } from '../api/types.ts';

interface CaseFieldProps {
  readonly id: string;
  readonly testId: string;
  readonly given: Case | null;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Chooses another case (另一案件) by the beginning of its registration number; those related to this one are offered first. */
export function CaseField({ id, testId, given, value, onChange }: CaseFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { data, isFetching } = useQuery({ ...caseSearchQuery(text), enabled: text.trim() !== '' });
  const related = (given?.relations ?? [])
    .filter(({ state }) => state !== 'undone')
    .map(({ ofCaseId, kind }) => ({ value: ofCaseId, label: ofCaseId, about: t(`relation.kind.${kind}`) }));
  const found = (data?.items ?? [])
    .filter(({ caseId }) => caseId !== given?.caseId)
    .map(({ caseId, registrationNumber, title }) => ({ value: caseId, label: registrationNumber, about: title ?? '' }));
  const typed = text.trim();
  const listed = typed === '' ? related : found;
  // A number that the list does not show (yet) can still be given: the server says whether there is such a case.
  const options =
    typed === '' || listed.some((one) => one.label === typed) ? listed : [...listed, { value: typed, label: typed, about: '' }];
  return (
    <Select
      id={id}
      data-testid={testId}
      showSearch={{ onSearch: setText, filterOption: false }}
      allowClear
      placeholder={t('step.searchCase')}
      loading={isFetching}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
      options={options}
      optionRender={({ data: { label, about } }) => (
        <span className="unit-option">
          <span className="number">{label}</span> <span className="quiet">{about}</span>
        </span>
      )}
    />
  );
}
