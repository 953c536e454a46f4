import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../../api/backlog-queries.ts';
import type { FieldProps } from './code-fields.tsx';

/** A campaign that is open. */
export function CampaignField({ id, testId, value, onChange }: FieldProps) {
  const { data } = useQuery(campaignsQuery);
  const open = (data?.items ?? []).filter(({ status }) => status === 'open');
  return (
    <Select
      {...{ id }}
      data-testid={testId}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      options={open.map(({ campaign, title }) => ({ value: campaign, label: `${campaign} · ${title}` }))}
    />
  );
}

type Targets = Readonly<Record<string, unknown>>;
const asTargets = (value: unknown): Targets => (typeof value === 'object' && value !== null ? { ...value } : {});
const asNumber = (value: unknown) => (typeof value === 'number' ? value : null);

/** What a campaign aims at (目标): so many struck off, and at most so many open at its end. */
export function TargetsField({ id, testId, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const targets: Targets = { openAtEnd: null, ...asTargets(value) };
  return (
    <div className="targets-field" data-testid={testId}>
      <label>
        <span>{t('backlog.campaign.targetStruckOff')}</span>
        <InputNumber
          {...{ id, min: 0, max: 1_000_000, precision: 0 }}
          value={asNumber(targets['struckOff'])}
          onChange={(struckOff) => onChange(struckOff === null ? undefined : { ...targets, struckOff })}
        />
      </label>
      <label>
        <span>{t('backlog.campaign.targetOpen')}</span>
        <InputNumber
          {...{ min: 0, max: 1_000_000, precision: 0 }}
          value={asNumber(targets['openAtEnd'])}
          onChange={(openAtEnd) => onChange({ ...targets, openAtEnd })}
        />
      </label>
    </div>
  );
}

/** The cases that were chosen before the form opened: counted, not listed. */
export function CasesField({ id, testId, value }: FieldProps) {
  const { t } = useTranslation();
  const count = Array.isArray(value) ? value.length : 0;
  return (
    <output id={id} data-testid={testId} data-count={count}>
      {t('common.countCases', { count })}
    </output>
  );
}
