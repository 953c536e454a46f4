import { useTranslation } from 'react-i18next';
import type { Case } from '../../api/types.ts';

/** 诉求内容: what the petitioner wrote, and of whom. */
export function PetitionPanel({ given }: { readonly given: Case }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="petition-title" data-testid="petition">
      <header className="panel-head">
        <h2 id="petition-title">{t('case.text')}</h2>
        {given.target !== null && given.target !== '' && (
          <span className="panel-end">
            <span className="quiet">{t('case.target')}</span> {given.target}
          </span>
        )}
      </header>
      <p className="petition-text" lang="zh-CN">
        {given.text === null ? t('common.erased') : given.text === '' ? t('case.noText') : given.text}
      </p>
    </section>
  );
}

/** 信访人: what is known of who petitions. */
export function PetitionerPanel({ given }: { readonly given: Case }) {
  const { t } = useTranslation();
  const { petitioner } = given;
  const known = petitioner ? (['name', 'idNumber', 'phone', 'address'] as const).filter((name) => petitioner[name] !== '') : [];
  const words = { name: 'case.petitioner', idNumber: 'case.idNumber', phone: 'case.phone', address: 'case.address' } as const;
  return (
    <section className="panel" aria-labelledby="petitioner-title" data-testid="petitioner">
      <header className="panel-head">
        <h2 id="petitioner-title">{t('case.petitioner')}</h2>
      </header>
      {petitioner === null && <p className="quiet">{given.anonymous ? t('list.anonymous') : t('common.erased')}</p>}
      {petitioner && known.length === 0 && <p className="quiet">{given.anonymous ? t('list.anonymous') : t('common.unknown')}</p>}
      <dl className="facts">
        {petitioner &&
          known.map((name) => (
            <div key={name}>
              <dt>{t(words[name])}</dt>
              <dd className={name === 'idNumber' || name === 'phone' ? 'number' : undefined}>{petitioner[name]}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
