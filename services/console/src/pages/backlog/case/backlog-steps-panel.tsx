import { Alert, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../actor/actor-store.ts';
import { ActorButton, useRoleName } from '../../../shell/actor-button.tsx';
import type { AskedForm } from '../../../steps/asked-form.ts';
import { isBacklogForm } from '../../../steps/forms.ts';
import { backlogStepsOf, type BacklogStepName, type DossierForSteps } from '../../../steps/table/backlog.ts';

const endings: readonly BacklogStepName[] = ['strike-off', 'end-watch', 'record-relapse'];

interface BacklogStepsPanelProps {
  readonly given: DossierForSteps;
  /** What a listing starts with, as the petition was registered. */
  readonly registered: Readonly<Record<string, unknown>>;
  readonly done: { readonly form: AskedForm['form']; readonly lagging: boolean } | undefined;
  readonly onAsk: (form: AskedForm) => void;
}

/** 可办步骤: what can be done where the backlog case stands. */
export function BacklogStepsPanel({ given, registered, done, onAsk }: BacklogStepsPanelProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const roleName = useRoleName();
  const steps = backlogStepsOf(given, actor?.role);
  return (
    <section className="panel steps" aria-labelledby="steps-title" data-testid="steps">
      <header className="panel-head">
        <h2 id="steps-title">{t('step.title')}</h2>
      </header>
      <div role="status" aria-live="polite">
        {done && isBacklogForm(done.form) && (
          <Alert type="success" showIcon data-testid="step-done" title={t('step.done', { step: t(`backlog.step.${done.form}`) })} />
        )}
      </div>
      {!actor && (
        <div className="actor-needed">
          <p>{t('actor.required')}</p>
          <ActorButton primary />
        </div>
      )}
      {actor?.role === 'auditor' && <p className="quiet">{t('actor.auditor')}</p>}
      {actor && actor.role !== 'auditor' && steps.length === 0 && <p className="quiet">{t('step.none')}</p>}
      {actor && (
        <div className="step-buttons">
          {steps.map(({ name, path, role }) => (
            <Tooltip key={name} title={role === actor.role ? '' : t('step.usual', { role: roleName(role) })}>
              <Button
                className={endings.includes(name) ? 'step-ending' : role === actor.role ? 'step-own' : ''}
                data-testid={`step-${name}`}
                onClick={() => onAsk({ form: name, path: `backlog/${path}`, values: name === 'list-backlog' ? registered : {} })}
              >
                {t(`backlog.step.${name}`)}
              </Button>
            </Tooltip>
          ))}
        </div>
      )}
    </section>
  );
}
