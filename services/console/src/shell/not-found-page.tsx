import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** An address that leads nowhere. */
export default function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="sheet nothing">
      <p className="nothing-title">{t('common.notFound')}</p>
      <Link to="/cases">{t('common.back')}</Link>
    </div>
  );
}
