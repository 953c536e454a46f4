import { Checkbox, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VocabularyList } from '../api/types.ts';
import { useLabel, useTerms } from '../i18n/vocabulary.tsx';
import type { Field } from './fields.ts';
import type { StepFieldProps } from './step-field.tsx';

function useOptions(list: VocabularyList, name: string, category: string | undefined, only?: readonly string[]) {
  const terms = useTerms(list);
  const label = useLabel();
  return terms
    .filter((term) => name !== 'route' || category === undefined || term.category === undefined || term.category === category)
    .filter(({ code }) => only?.includes(code) ?? true)
    .map((term) => ({ value: term.code, label: label(list, term.code) }));
}

/** One code of a list: shown at once where there are few. */
export function OneOf({ field, id, value, onChange, category }: StepFieldProps & { readonly field: Extract<Field, { kind: 'one' }> }) {
  const { t } = useTranslation();
  const options = useOptions(field.list, field.name, category, field.only);
  const testId = `field-${field.name}`;
  if (options.length <= 6 && field.required)
    return (
      <Radio.Group
        id={id ?? ''}
        data-testid={testId}
        options={options}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
    );
  return (
    <Select
      id={id ?? ''}
      allowClear={!field.required}
      data-testid={testId}
      placeholder={field.name === 'route' && !field.required ? t('step.keptRoute') : undefined}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={options}
    />
  );
}

/** Several codes of a list. */
export function ManyOf({ field, value, onChange }: StepFieldProps & { readonly field: Extract<Field, { kind: 'many' }> }) {
  const options = useOptions(field.list, field.name, undefined);
  const chosen = Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
  return <Checkbox.Group data-testid={`field-${field.name}`} options={options} value={chosen} onChange={(codes) => onChange?.(codes)} />;
}
