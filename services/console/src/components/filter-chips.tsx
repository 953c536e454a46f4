import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

interface Chip<Name extends string> {
  readonly name: Name;
  readonly title: string;
  /** Empty for a switch: that it is set says everything. */
  readonly value: string;
}

interface FilterChipsProps<Name extends string> {
  readonly chips: readonly Chip<Name>[];
  readonly onRemove: (name: Name) => void;
  readonly onClear: () => void;
}

/** The filters that are set (已选条件), each with a way to take it off. */
export function FilterChips<Name extends string>({ chips, onRemove, onClear }: FilterChipsProps<Name>) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <div className="active-filters" role="group" aria-label={t('filter.active')} data-testid="active-filters">
      {chips.map(({ name, title, value }) => (
        <button
          key={name}
          type="button"
          className="chip"
          data-testid={`active-${name}`}
          aria-label={t('filter.remove', { name: title })}
          onClick={() => onRemove(name)}
        >
          <span className="quiet">{title}</span>
          {value !== '' && <span>{value}</span>}
          <CloseOutlined aria-hidden />
        </button>
      ))}
      <button type="button" className="text-button" onClick={onClear} data-testid="clear-filters">
        {t('common.clearAll')}
      </button>
    </div>
  );
}
