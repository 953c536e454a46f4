import { Alert, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../actor/actor-store.ts';
import type { Case } from '../api/types.ts';
import { ActorButton, useRoleName } from '../shell/actor-button.tsx';
import type { AskedForm } from './asked-form.ts';
import { isBacklogForm } from './forms.ts';
import type { Standing } from './standing.ts';
import { groups, type Group, type StepName } from './step-row.ts';
import { deskOf, stepsOf, type Step } from './steps.ts';

interface StepsPanelProps {
  readonly given: Case;
  readonly standing: Standing;
  readonly done: { readonly form: AskedForm['form']; readonly lagging: boolean } | undefined;
  readonly onAsk: (form: AskedForm) => void;
}

/** What moves a case on, among the steps of a role. */
const leading: readonly StepName[] = [
  ...([
    'confirm',
    'notify-refusal',
    'accept',
    'transfer',
    'entrust',
    'take-back',
    'decide-competence',
    'record-work',
    'issue-opinion',
  ] as const),
  ...(['answer-proposal', 'direct-to-procedure', 'procedure-result', 'deliver', 'close', 'close-hearing', 'continue-as-heir'] as const),
  ...(['issue-review-opinion', 'deliver-review-opinion', 'report-result', 'decide-avoidance'] as const),
];
const endings: readonly StepName[] = ['refuse', 'decline', 'withdraw', 'end-by-death', 'end-procedure'];

function StepButton({ step, onAsk }: { readonly step: Step; readonly onAsk: StepsPanelProps['onAsk'] }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const isEnding = endings.includes(step.name);
  const isLeading = step.own && leading.includes(step.name);
  const about = [
    step.own ? '' : t('step.usual', { role: roleName(step.role) }),
    step.article === '' ? '' : t('common.article', { article: step.article }),
  ];
  return (
    <Tooltip title={about.filter((text) => text !== '').join(' · ')}>
      <Button
        type={isLeading ? 'primary' : 'default'}
        className={isEnding ? 'step-ending' : step.own && !isLeading ? 'step-own' : ''}
        data-testid={`step-${step.name}`}
        onClick={() => onAsk({ form: step.name, path: step.path, values: {} })}
      >
        {t(`step.name.${step.name}`)}
      </Button>
    </Tooltip>
  );
}

interface StepGroupProps {
  readonly group: Group;
  readonly steps: readonly Step[];
  /** Whether the case is at this desk, or it is the desk of who acts. */
  readonly near: boolean;
  readonly onAsk: StepsPanelProps['onAsk'];
}

/** The steps of one desk; those of the other desks are folded away, so that the next step is seen at once. */
function StepGroup({ group, steps, near, onAsk }: StepGroupProps) {
  const { t } = useTranslation();
  const [turned, setTurned] = useState<boolean>();
  const shown = turned ?? near;
  return (
    <section className={shown ? 'step-group step-group-open' : 'step-group'} data-testid={`steps-${group}`}>
      <h3>
        <button type="button" aria-expanded={shown} onClick={() => setTurned(!shown)} data-testid={`steps-${group}-toggle`}>
          {t(`step.group.${group}`)} <span className="quiet number">{steps.length}</span>
        </button>
      </h3>
      {shown && (
        <div className="step-buttons">
          {steps.map((step) => (
            <StepButton key={step.name} step={step} onAsk={onAsk} />
          ))}
        </div>
      )}
    </section>
  );
}

/** 可办步骤: what can be done in this state, by desk; the desk of the case and that of who acts are open. */
export function StepsPanel({ given, standing, done, onAsk }: StepsPanelProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const steps = stepsOf(given, standing, actor?.role);
  const desk = deskOf(given.state);
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
            title={t('step.done', { step: isBacklogForm(done.form) ? t(`backlog.step.${done.form}`) : t(`step.name.${done.form}`) })}
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
      {actor &&
        groups.map((group) => {
          const own = steps.filter((step) => step.group === group);
          if (own.length === 0) return null;
          const near = group === desk || own.some((step) => step.own);
          return <StepGroup key={`${group}/${given.state}`} {...{ group, steps: own, near, onAsk }} />;
        })}
    </section>
  );
}
