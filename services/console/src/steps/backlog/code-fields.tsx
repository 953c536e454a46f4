import { Checkbox, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { zh } from '../../i18n/zh.ts';
import type { Field } from '../fields.ts';

/** What a field of a backlog form is given. */
export interface FieldProps {
  readonly id: string;
  readonly testId: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const isValueKey = (word: string): word is keyof typeof zh.value => word in zh.value;

/** The console's own word for a code. */
export function useWord(): (prefix: string, code: string) => string {
  const { t } = useTranslation();
  return (prefix, code) => {
    const key = `${prefix}${code}`;
    return isValueKey(key) ? t(`value.${key}`) : code;
  };
}

/** An amount: asked in yuan, kept in fen (分), so that no sum is rounded. */
export function MoneyField({ id, testId, value, onChange }: FieldProps) {
  return (
    <InputNumber
      {...{ id }}
      data-testid={testId}
      className="money-field"
      min={0}
      max={10_000_000_000}
      precision={2}
      suffix="元"
      value={typeof value === 'number' ? value / 100 : null}
      onChange={(yuan) => onChange(yuan === null ? undefined : Math.round(yuan * 100))}
    />
  );
}

/** One of a few codes that the console has words for. */
export function WordField({ id, testId, field, value, onChange }: FieldProps & { readonly field: Extract<Field, { kind: 'word' }> }) {
  const word = useWord();
  return (
    <Radio.Group
      {...{ id, value }}
      data-testid={testId}
      onChange={(event) => onChange(event.target.value)}
      options={field.codes.map((code) => ({ value: code, label: word(field.prefix, code) }))}
    />
  );
}

const rules = ['overdue', 'returned-after-end', 'repeated', 'superior-list', 'office-list'] as const;
const ruleOf = (ground: unknown): string =>
  typeof ground === 'object' && ground !== null && 'rule' in ground && typeof ground.rule === 'string' ? ground.rule : '';

/** Why a case is listed (列入情形): one or more. */
export function GroundsField({ testId, value, onChange }: FieldProps) {
  const word = useWord();
  return (
    <Checkbox.Group
      data-testid={testId}
      options={rules.map((rule) => ({ value: rule, label: word('backlogRule-', rule) }))}
      value={Array.isArray(value) ? value.map(ruleOf) : []}
      onChange={(chosen) => onChange(chosen.map((rule) => ({ rule })))}
    />
  );
}
