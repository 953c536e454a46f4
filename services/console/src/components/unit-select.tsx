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

/** Chooses a unit in force today (单位), by part of its name or code. The register is loaded when it is first needed. */
export function UnitSelect({ id, value, onChange, placeholder, testId, first = [] }: UnitSelectProps) {
  const [opened, setOpened] = useState(false);
  const { data, isFetching } = useQuery({ ...unitsQuery(useToday()), enabled: opened || value !== undefined || first.length > 0 });
  const units = data?.items ?? [];
  const rank = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length);
  const options = units
    .map((unit) => ({ value: unit.code, label: unit.name, code: unit.code }))
    .toSorted((a, b) => rank(a.value) - rank(b.value));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="unit-select"
      allowClear
      showSearch={{
        filterOption: (text, option) => `${option?.label ?? ''} ${option?.code ?? ''}`.toLowerCase().includes(text.toLowerCase()),
      }}
      aria-label={placeholder}
      placeholder={placeholder}
      data-testid={testId}
      value={value ?? null}
      loading={isFetching}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      popupMatchSelectWidth={false}
      options={options}
      optionRender={({ data: option }) => (
        <span className="unit-option">
          {option.label} <span className="quiet">{option.code}</span>
        </span>
      )}
    />
  );
}
