import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { dossierQuery } from '../../api/backlog-queries.ts';
import type { Case } from '../../api/types.ts';
import { formatYuan } from '../../format/money.ts';
import { useWord, type FieldProps } from './code-fields.tsx';

type Props = FieldProps & { readonly given: Case | null };

const useDossier = (given: Case | null) => useQuery({ ...dossierQuery(given?.caseId ?? ''), enabled: given !== null }).data;

/** A step of the plan that is still open. */
export function PlanStepField({ id, testId, given, value, onChange }: Props) {
  const { t } = useTranslation();
  const steps = useDossier(given)?.plan?.steps.filter(({ doneOn }) => doneOn === null) ?? [];
  return (
    <Select
      {...{ id }}
      data-testid={testId}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
      options={steps.map(({ step, text, dueOn }) => ({ value: step, label: `${step}. ${text ?? t('common.erased')} · ${dueOn}` }))}
    />
  );
}

/** One relief of the case, with what was asked and approved. */
export function ReliefField({ id, testId, given, value, onChange }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const options = (useDossier(given)?.reliefs ?? []).map(({ relief, kind, amountFen, decisions }) => {
    const approved = decisions.at(-1)?.approvedFen;
    const about = approved === undefined ? t('backlog.relief.undecided') : t('backlog.relief.approved', { amount: formatYuan(approved) });
    return { value: relief, label: `${relief}. ${word('relief-', kind)} ${formatYuan(amountFen)} · ${about}` };
  });
  return <Select {...{ id, options }} data-testid={testId} value={typeof value === 'number' ? value : null} onChange={onChange} />;
}
