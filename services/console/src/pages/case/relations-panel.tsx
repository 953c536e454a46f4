import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case, Relation } from '../../api/types.ts';
import { formatConfidence } from '../../format/number.ts';
import { relationStepsOf } from '../../steps/steps.ts';
import type { AskedForm } from '../../steps/asked-form.ts';

interface RelationsPanelProps {
  readonly given: Case;
  readonly writable: boolean;
  readonly onAsk: (form: AskedForm) => void;
}

function RelationRow({ relation, writable, onAsk }: { readonly relation: Relation } & Omit<RelationsPanelProps, 'given'>) {
  const { t } = useTranslation();
  const path = `relations/${encodeURIComponent(relation.ofCaseId)}`;
  return (
    <li className={`relation relation-${relation.state}`} data-testid="relation" data-of={relation.ofCaseId} data-state={relation.state}>
      <div className="relation-head">
        <strong title={t(`relation.kindLong.${relation.kind}`)}>{t(`relation.kind.${relation.kind}`)}</strong>
        <Link to={`/cases/${encodeURIComponent(relation.ofCaseId)}`} className="number">
          {relation.ofCaseId}
        </Link>
        <span className="quiet">
          {t(`relation.state.${relation.state}`)}
          {relation.score !== null && ` · ${t('relation.score', { percent: formatConfidence(relation.score) })}`}
        </span>
      </div>
      {relation.reasons.length > 0 && (
        <ul className="reasons">
          {relation.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {writable && (
        <div className="relation-actions">
          {relationStepsOf(relation.state).map((name) => (
            <Button
              key={name}
              size="small"
              data-testid={name}
              onClick={() =>
                onAsk({
                  form: name,
                  path: `${path}/${name === 'confirm-relation' ? 'confirmation' : 'undoing'}`,
                  values: { kind: relation.kind },
                })
              }
            >
              {t(`step.name.${name}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** 关联案件: cases that may be, or are, the same matter or on the same target; an officer decides each. */
export function RelationsPanel({ given, writable, onAsk }: RelationsPanelProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="relations-title" data-testid="relations">
      <header className="panel-head">
        <h2 id="relations-title">{t('relation.title')}</h2>
        {writable && (
          <Button
            type="link"
            size="small"
            className="panel-end"
            data-testid="step-link"
            onClick={() => onAsk({ form: 'link', path: '', values: {} })}
          >
            {t('relation.link')}
          </Button>
        )}
      </header>
      {given.relations.length === 0 && <p className="quiet">{t('relation.none')}</p>}
      <ul className="relation-list">
        {given.relations.map((relation) => (
          <RelationRow key={`${relation.kind}/${relation.ofCaseId}`} relation={relation} writable={writable} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  );
}
