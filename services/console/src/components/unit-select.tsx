import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { unitsQuery } from '../api/queries.ts';
import { useToday } from './today.ts';

interface UnitSelectProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
  readonly placeholder: string;
  readonly testId: string;
  /** Codes to offer first, e.g. the suggested units, best first. */
  readonly first?: readonly string[];
}

function useUnitOptions(first: readonly string[], wanted: boolean) {
  const { data, isFetching } = useQuery({ ...unitsQuery(useToday()), enabled: wanted });
  const rank = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length);
  const options = (data?.items ?? [])
    .map((unit) => ({ value: unit.code, label: unit.name, code: unit.code }))
    .toSorted((a, b) => rank(a.value) - rank(b.value));
  return { options, isFetching };
}

interface UnitOption {
  readonly label: string;
  readonly code: string;
}

const showSearch = {
  filterOption: (text: string, option?: UnitOption) =>
    `${option?.label ?? ''} ${option?.code ?? ''}`.toLowerCase().includes(text.toLowerCase()),
};

function OptionView({ label, code }: UnitOption) {
  return (
    <span className="unit-option">
      {label} <span className="quiet">{code}</span>
    </span>
  );
}

/** Chooses a unit in force today (单位), by part of its name or code. The register is loaded when it is first needed. */
export function UnitSelect({ id, value, onChange, placeholder, testId, first = [] }: UnitSelectProps) {
  const [opened, setOpened] = useState(false);
  const { options, isFetching } = useUnitOptions(first, opened || value !== undefined || first.length > 0);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="unit-select"
      allowClear
      showSearch={showSearch}
      aria-label={placeholder}
      placeholder={placeholder}
      data-testid={testId}
      value={value ?? null}
      loading={isFetching}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      popupMatchSelectWidth={false}
      options={options}
      optionRender={({ data }) => <OptionView {...data} />}
    />
  );
}

interface UnitsSelectProps extends Omit<UnitSelectProps, 'value' | 'onChange'> {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly label: string;
  readonly max: number;
}

/** Chooses several units, at most `max`. */
export function UnitsSelect({ id, value, onChange, placeholder, label, testId, max, first = [] }: UnitsSelectProps) {
  const { options, isFetching } = useUnitOptions(first, true);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      maxCount={max}
      className="unit-select"
      showSearch={showSearch}
      aria-label={label}
      placeholder={placeholder}
      data-testid={testId}
      value={[...value]}
      loading={isFetching}
      onChange={(chosen: string[]) => onChange(chosen)}
      options={options}
      optionRender={({ data }) => <OptionView {...data} />}
    />
  );
}
