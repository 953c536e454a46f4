import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { Loading } from '../components/nothing.tsx';
import { switchLanguage } from '../i18n/language.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { ActorButton } from './actor-button.tsx';

const places = ['cases', 'worklist', 'clocks', 'supervision', 'backlog', 'reports'] as const;

/** What every page stands in: the name of the system, the ways through it, the language, and who acts. */
export function Shell() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="masthead">
        <div className="masthead-row">
          <NavLink className="brand" to="/cases">
            <span className="brand-name">{t('app.name')}</span>
            <span className="brand-tagline">{t('app.tagline')}</span>
          </NavLink>
          <nav className="places" aria-label={t('nav.label')}>
            {places.map((place) => (
              <NavLink key={place} to={`/${place}`} className="place" data-testid={`nav-${place}`}>
                {t(`nav.${place}`)}
              </NavLink>
            ))}
          </nav>
          <div className="masthead-end">
            <button
              type="button"
              className="text-button"
              lang={language === 'zh' ? 'en' : 'zh-CN'}
              data-testid="language"
              onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}
            >
              {t('language.switch')}
            </button>
            <ActorButton />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="sheet">
              <Loading rows={12} />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
