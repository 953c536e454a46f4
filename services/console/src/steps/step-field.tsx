import { Checkbox, DatePicker, Input, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Case } from '../api/types.ts';
import { UnitSelect, UnitsSelect } from '../components/unit-select.tsx';
import { CaseField } from './case-field.tsx';
import { DemandSelect } from './demand-field.tsx';
import { ManyOf, OneOf } from './choice-field.tsx';
import { GroundsField, MoneyField, WordField } from './backlog/code-fields.tsx';
import { PlanStepField, ReliefField } from './backlog/dossier-fields.tsx';
import { CampaignField, CasesField, TargetsField } from './backlog/group-fields.tsx';
import { PlanStepsField } from './backlog/plan-steps-field.tsx';
import { EntryField, OfficerField } from './history-fields.tsx';
import type { Field } from './fields.ts';
import { PeopleField, PersonField } from './person-field.tsx';

export interface StepFieldProps {
  readonly field: Field;
  readonly label: string;
  readonly given: Case | null;
  /** The category chosen in the same form, which decides the routes that are open (Art. 29 to 31). */
  readonly category: string | undefined;
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);
const asTexts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** One field of a step's form, as the antd form item controls it. */
export function StepField(props: StepFieldProps) {
  const { t } = useTranslation();
  const { field, label, given, id = '', value, onChange } = props;
  const testId = `field-${field.name}`;
  const change = (next: unknown) => onChange?.(next);
  switch (field.kind) {
    case 'day': {
      const day = asText(value);
      return (
        <DatePicker
          id={id}
          data-testid={testId}
          placeholder={field.today ? t('step.dayHint') : ''}
          value={day === undefined ? null : dayjs(day)}
          onChange={(chosen) => change(chosen?.format('YYYY-MM-DD'))}
        />
      );
    }
    case 'number':
      return (
        <InputNumber
          id={id}
          data-testid={testId}
          min={field.min}
          max={field.max}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={change}
        />
      );
    case 'line':
      return (
        <Input
          id={id}
          data-testid={testId}
          maxLength={field.max}
          value={asText(value) ?? ''}
          onChange={(event) => change(event.target.value)}
        />
      );
    case 'prose':
      return (
        <Input.TextArea
          id={id}
          data-testid={testId}
          autoSize={{ minRows: field.required && field.max > 500 ? 3 : 2, maxRows: 14 }}
          maxLength={field.max}
          placeholder={field.hint === undefined ? '' : t(`step.${field.hint}`)}
          value={asText(value) ?? ''}
          onChange={(event) => change(event.target.value)}
        />
      );
    case 'unit': {
      const proposed = given?.decision?.unitName ?? given?.decision?.unit;
      const hint =
        field.hint === 'superiorUnit'
          ? t('step.superiorUnit')
          : field.hint === 'proposedUnit' && proposed !== undefined
            ? t('step.proposedUnit', { unit: proposed })
            : label;
      const first = given?.suggestion?.units.map(({ unit }) => unit) ?? [];
      return <UnitSelect id={id} testId={testId} value={asText(value)} onChange={change} placeholder={hint} first={first} />;
    }
    case 'units':
      return (
        <UnitsSelect
          {...{ id, testId, max: field.max }}
          value={asTexts(value)}
          onChange={change}
          placeholder={t('step.searchUnits')}
          label={label}
          first={given?.unit ? [given.unit] : []}
        />
      );
    case 'relation':
      return (
        <Radio.Group
          {...{ id, value }}
          data-testid={testId}
          onChange={(event) => change(event.target.value)}
          options={(['repeat', 'joint'] as const).map((kind) => ({
            value: kind,
            label: `${t(`relation.kind.${kind}`)} · ${t(`relation.kindLong.${kind}`)}`,
          }))}
        />
      );
    case 'yes-no':
      return field.required ? (
        <Radio.Group
          {...{ id, value }}
          data-testid={testId}
          onChange={(event) => change(event.target.value)}
          options={[
            { value: true, label: t('field.yes') },
            { value: false, label: t('field.no') },
          ]}
        />
      ) : (
        <Checkbox id={id} data-testid={testId} checked={value === true} onChange={(event) => change(event.target.checked)}>
          {t('field.yes')}
        </Checkbox>
      );
    case 'asked-by':
      return (
        <Radio.Group
          {...{ id, value }}
          data-testid={testId}
          onChange={(event) => change(event.target.value)}
          options={(['officer', 'petitioner', 'unit'] as const).map((code) => ({ value: code, label: t(`value.askedBy-${code}`) }))}
        />
      );
    case 'one':
      return <OneOf {...props} field={field} />;
    case 'many':
      return <ManyOf {...props} field={field} />;
    case 'person':
      return <PersonField {...{ id, testId, value }} onChange={change} />;
    case 'people':
      return <PeopleField {...{ testId, value, max: field.max }} onChange={change} />;
    case 'case':
      return <CaseField {...{ id, testId, given, value: asText(value) }} onChange={change} />;
    case 'demand':
      return <DemandSelect {...{ id, testId, field, given, value }} onChange={change} />;
    case 'officer':
      return <OfficerField {...{ id, testId, given, value: asText(value) }} onChange={change} />;
    case 'entry':
      return <EntryField {...{ id, testId, given, value }} onChange={change} />;
    case 'money':
      return <MoneyField {...{ id, testId, value }} onChange={change} />;
    case 'word':
      return <WordField {...{ id, testId, field, value }} onChange={change} />;
    case 'grounds':
      return <GroundsField {...{ id, testId, value }} onChange={change} />;
    case 'plan-steps':
      return <PlanStepsField {...{ id, testId, value, max: field.max }} onChange={change} />;
    case 'plan-step':
      return <PlanStepField {...{ id, testId, given, value }} onChange={change} />;
    case 'relief':
      return <ReliefField {...{ id, testId, given, value }} onChange={change} />;
    case 'campaign':
      return <CampaignField {...{ id, testId, value }} onChange={change} />;
    case 'targets':
      return <TargetsField {...{ id, testId, value }} onChange={change} />;
    case 'cases':
      return <CasesField {...{ id, testId, value }} onChange={change} />;
  }
}
