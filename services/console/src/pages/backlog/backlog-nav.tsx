import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

const places = [
  ['list', '/backlog'],
  ['campaigns', '/backlog/campaigns'],
  ['clusters', '/backlog/clusters'],
  ['links', '/backlog/links'],
] as const;

/** The pages of backlog work: the ledger, campaigns, clusters with batches, and links to decide. */
export function BacklogNav() {
  const { t } = useTranslation();
  return (
    <nav className="subplaces" aria-label={t('backlog.places.label')}>
      {places.map(([place, to]) => (
        <NavLink key={place} to={to} end className="subplace" data-testid={`backlog-${place}`}>
          {t(`backlog.places.${place}`)}
        </NavLink>
      ))}
    </nav>
  );
}
