import { useTranslation } from 'react-i18next';
import type { Dossier } from '../../api/backlog-types.ts';

const phases: Readonly<Record<Dossier['status'], string>> = {
  absent: 'waiting',
  listed: 'handling',
  reported: 'moving',
  checked: 'review',
  watched: 'review',
  ended: 'ended',
  moved: 'ended',
};

/** Where a backlog case stands (积案状态), with the sign of its phase. */
export function BacklogMark({ status }: { readonly status: Dossier['status'] }) {
  const { t } = useTranslation();
  return (
    <span className={`state state-${phases[status]}`} data-testid="backlog-status" data-status={status}>
      {t(`backlog.status.${status}`)}
    </span>
  );
}
