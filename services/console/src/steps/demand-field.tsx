import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Case } from '../api/types.ts';
import type { Field } from './fields.ts';

type DemandField = Extract<Field, { kind: 'demand' }>;

/** The supervision orders or suggestions of the case that a step can be about. */
export function demandsOf({ of, states }: DemandField, { supervision }: Case) {
  const all =
    of === 'order'
      ? supervision.orders.map(({ order: number, answerBy: due, ...rest }) => ({ number, due, ...rest }))
      : supervision.suggestions.map(({ suggestion: number, feedbackBy: due, ...rest }) => ({ number, due, ...rest }));
  return all.filter(({ state }) => states.includes(state));
}

/** What a form starts with: where only one order or suggestion can be meant, it is. */
export function onlyDemands(fields: readonly Field[], given: Case): Readonly<Record<string, number>> {
  const needed = fields.flatMap((field) => (field.kind === 'demand' && field.required ? [field] : []));
  const only = needed.flatMap((field) => {
    const [one, ...more] = demandsOf(field, given);
    return one && more.length === 0 ? [[field.name, one.number] as const] : [];
  });
  return Object.fromEntries(only);
}

interface DemandFieldProps {
  readonly id: string;
  readonly testId: string;
  readonly field: DemandField;
  readonly given: Case | null;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Chooses a supervision order or a suggestion of the case by its number (督办、建议). */
export function DemandSelect({ id, testId, field, given, value, onChange }: DemandFieldProps) {
  const { t } = useTranslation();
  const options = (given === null ? [] : demandsOf(field, given)).map(({ number, unitName: unit, due }) => ({
    value: number,
    label: t('step.demand', { number, unit, due }),
  }));
  return (
    <Select
      {...{ id, options }}
      data-testid={testId}
      allowClear={!field.required}
      notFoundContent={t('step.noDemand')}
      value={typeof value === 'number' ? value : null}
      onChange={(number: number | null) => onChange(number ?? undefined)}
    />
  );
}
