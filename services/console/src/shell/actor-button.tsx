import { UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../actor/actor.ts';
import { useActor } from '../actor/actor-store.ts';

const ActorForm = lazy(() => import('./actor-form.tsx'));

/** A role's word in the language shown; the code itself when it is none of ours. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => {
    const known = role === 'system' || role === 'operator' ? role : roles.find((name) => name === role);
    return known === undefined ? role : t(`role.${known}`);
  };
}

/** 当前身份: who acts, and the way to change it. */
export function ActorButton({ primary = false }: { readonly primary?: boolean }) {
  const { t } = useTranslation();
  const actor = useActor();
  const roleName = useRoleName();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        className="actor-button"
        icon={<UserOutlined aria-hidden />}
        aria-haspopup="dialog"
        aria-label={actor ? `${t('actor.label')}: ${roleName(actor.role)} ${actor.id}` : t('actor.choose')}
        data-testid={primary ? 'choose-actor' : 'actor'}
        onClick={() => setOpen(true)}
      >
        {actor ? (
          <>
            <span>{roleName(actor.role)}</span>
            <span className="actor-who">{actor.unit === '' ? actor.id : `${actor.unit} · ${actor.id}`}</span>
          </>
        ) : (
          t('actor.choose')
        )}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ActorForm onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
