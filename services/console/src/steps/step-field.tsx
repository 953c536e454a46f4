import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Case, VocabularyList } from '../api/types.ts';
import { UnitSelect } from '../components/unit-select.tsx';
import { useLabel, useTerms } from '../i18n/vocabulary.tsx';
import type { Field } from './fields.ts';

interface StepFieldProps {
  readonly field: Field;
  readonly label: string;
  readonly given: Case;
  /** The category chosen in the same form, which decides the routes that are open (Art. 29 to 31). */
  readonly category: string | undefined;
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);

function useOptions(list: VocabularyList, name: string, category: string | undefined) {
  const terms = useTerms(list);
  const label = useLabel();
  return terms
    .filter((term) => name !== 'route' || category === undefined || term.category === undefined || term.category === category)
    .map((term) => ({ value: term.code, label: label(list, term.code) }));
}

function OneOf({ field, id, value, onChange, category }: StepFieldProps & { readonly field: Extract<Field, { kind: 'one' }> }) {
  const options = useOptions(field.list, field.name, category);
  const testId = `field-${field.name}`;
  if (options.length <= 5 && field.required)
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
      value={asText(value) ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={options}
    />
  );
}

function ManyOf({ field, value, onChange }: StepFieldProps & { readonly field: Extract<Field, { kind: 'many' }> }) {
  const options = useOptions(field.list, field.name, undefined);
  const chosen = Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
  return <Checkbox.Group data-testid={`field-${field.name}`} options={options} value={chosen} onChange={(codes) => onChange?.(codes)} />;
}

/** One field of a step's form, as the antd form item controls it. */
export function StepField(props: StepFieldProps) {
  const { t } = useTranslation();
  const { field, label, given, id = '', value, onChange } = props;
  const testId = `field-${field.name}`;
  switch (field.kind) {
    case 'day': {
      const day = asText(value);
      return (
        <DatePicker
          id={id}
          data-testid={testId}
          placeholder={field.required ? '' : t('step.dayHint')}
          value={day === undefined ? null : dayjs(day)}
          onChange={(chosen) => onChange?.(chosen?.format('YYYY-MM-DD'))}
        />
      );
    }
    case 'number':
      return (
        <InputNumber
          id={id}
          data-testid={testId}
          min={1}
          max={365}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange?.(number)}
        />
      );
    case 'line':
      return (
        <Input
          id={id}
          data-testid={testId}
          maxLength={field.max}
          value={asText(value) ?? ''}
          onChange={(event) => onChange?.(event.target.value)}
        />
      );
    case 'prose':
      return (
        <Input.TextArea
          id={id}
          data-testid={testId}
          autoSize={{ minRows: field.required ? 3 : 2, maxRows: 14 }}
          maxLength={field.max}
          value={asText(value) ?? ''}
          onChange={(event) => onChange?.(event.target.value)}
        />
      );
    case 'unit': {
      const proposed = given.decision?.unitName ?? given.decision?.unit;
      return (
        <UnitSelect
          id={id}
          testId={testId}
          value={asText(value)}
          onChange={(code) => onChange?.(code)}
          placeholder={!field.required && proposed !== undefined ? t('step.proposedUnit', { unit: proposed }) : label}
          first={given.suggestion?.units.map(({ unit }) => unit) ?? []}
        />
      );
    }
    case 'relation':
      return (
        <Radio.Group
          id={id}
          data-testid={testId}
          value={value}
          onChange={(event) => onChange?.(event.target.value)}
          options={(['repeat', 'joint'] as const).map((kind) => ({
            value: kind,
            label: `${t(`relation.kind.${kind}`)} · ${t(`relation.kindLong.${kind}`)}`,
          }))}
        />
      );
    case 'one':
      return <OneOf {...props} field={field} />;
    case 'many':
      return <ManyOf {...props} field={field} />;
  }
}
