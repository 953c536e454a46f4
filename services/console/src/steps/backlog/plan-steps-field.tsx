import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { UnitSelect } from '../../components/unit-select.tsx';
import type { FieldProps } from './code-fields.tsx';

interface Step {
  readonly text?: string;
  readonly dueOn?: string;
  readonly unit?: string;
}

/** The steps of a plan (方案步骤), each with its last day and its unit. */
export function PlanStepsField({ id, testId, value, max, onChange }: FieldProps & { readonly max: number }) {
  const { t } = useTranslation();
  const steps: readonly Step[] = Array.isArray(value) && value.length > 0 ? value : [{}];
  const change = (index: number, part: Step) => onChange(steps.map((step, at) => (at === index ? { ...step, ...part } : step)));
  return (
    <div className="people-field" data-testid={testId}>
      {steps.map((step, index) => (
        <div key={index} className="people-one">
          <Input.TextArea
            id={index === 0 ? id : `${id}-${index}`}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={2000}
            placeholder={t('backlog.plan.stepText')}
            aria-label={t('backlog.plan.stepText')}
            data-testid={`${testId}-${index}-text`}
            value={step.text ?? ''}
            onChange={(event) => change(index, { text: event.target.value })}
          />
          <div className="plan-step-line">
            <DatePicker
              placeholder={t('backlog.plan.dueOn')}
              aria-label={t('backlog.plan.dueOn')}
              data-testid={`${testId}-${index}-due`}
              value={step.dueOn === undefined ? null : dayjs(step.dueOn)}
              onChange={(day) => change(index, { dueOn: day?.format('YYYY-MM-DD') ?? '' })}
            />
            <UnitSelect
              testId={`${testId}-${index}-unit`}
              placeholder={t('backlog.plan.unit')}
              value={step.unit === '' ? undefined : step.unit}
              onChange={(unit) => change(index, { unit: unit ?? '' })}
            />
            {steps.length > 1 && (
              <Button size="small" type="link" onClick={() => onChange(steps.filter((_, at) => at !== index))}>
                {t('backlog.plan.removeStep')}
              </Button>
            )}
          </div>
        </div>
      ))}
      {steps.length < max && (
        <Button size="small" data-testid={`${testId}-add`} onClick={() => onChange([...steps, {}])}>
          {t('backlog.plan.addStep')}
        </Button>
      )}
    </div>
  );
}
