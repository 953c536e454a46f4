import { Alert, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActor } from '../actor/actor-store.ts';
import type { Case } from '../api/types.ts';
import { ActorButton, useRoleName } from '../shell/actor-button.tsx';
import type { AskedForm } from './asked-form.ts';
import { stepsOf, type StepName } from './steps.ts';

interface StepsPanelProps {
  readonly given: Case;
  readonly done: { readonly form: AskedForm['form']; readonly lagging: boolean } | undefined;
  readonly onAsk: (form: AskedForm) => void;
}

const endings: readonly StepName[] = ['refuse', 'withdraw'];

/** 可办步骤: what can be done in this state, the acting role's own steps first and filled. */
export function StepsPanel({ given, done, onAsk }: StepsPanelProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const roleName = useRoleName();
  const steps = stepsOf(given, actor?.role);
  return (
    <section className="panel steps" aria-labelledby="steps-title" data-testid="steps">
      <header className="panel-head">
        <h2 id="steps-title">{t('step.title')}</h2>
      </header>
      <div role="status" aria-live="polite">
        {done && (
          <Alert
            type="success"
            showIcon
            data-testid="step-done"
            title={t('step.done', { step: t(`step.name.${done.form}`) })}
            description={done.lagging ? t('step.lagging') : undefined}
          />
        )}
      </div>
      {!actor && steps.length > 0 && (
        <div className="actor-needed">
          <p>{t('actor.required')}</p>
          <ActorButton primary />
        </div>
      )}
      {actor?.role === 'auditor' && <p className="quiet">{t('actor.auditor')}</p>}
      {actor?.role !== 'auditor' && steps.length === 0 && <p className="quiet">{t('step.none')}</p>}
      <div className="step-buttons">
        {actor &&
          steps.map((step) => (
            <Tooltip key={step.name} title={step.own ? undefined : t('step.usual', { role: roleName(step.role) })}>
              <Button
                type={step.own && !endings.includes(step.name) ? 'primary' : 'default'}
                className={endings.includes(step.name) ? 'step-ending' : ''}
                data-testid={`step-${step.name}`}
                onClick={() => onAsk({ form: step.name, path: step.path, values: {} })}
              >
                {t(`step.name.${step.name}`)}
              </Button>
            </Tooltip>
          ))}
      </div>
    </section>
  );
}
