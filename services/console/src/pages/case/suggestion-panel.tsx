import { useTranslation } from 'react-i18next';
import type { Case, Ground, Suggestion } from '../../api/types.ts';
import { formatConfidence } from '../../format/number.ts';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { zh } from '../../i18n/zh.ts';
import { useUnitName } from './unit-name.ts';

const isGroundKey = (kind: string): kind is keyof typeof zh.ground => kind in zh.ground;
const parts = ['category', 'topic', 'route'] as const;
const lists = { category: 'categories', topic: 'topics', route: 'routes' } as const;

function Meter({ confidence }: { readonly confidence: number }) {
  const { t } = useTranslation();
  const percent = formatConfidence(confidence);
  return (
    <span className="meter" title={t('suggestion.confidence', { percent })}>
      <span className="meter-bar" aria-hidden>
        <span style={{ inlineSize: `${Math.round(confidence * 100)}%` }} />
      </span>
      <span className="number">{percent}</span>
    </span>
  );
}

function Grounds({ grounds }: { readonly grounds: readonly Ground[] | undefined }) {
  const { t } = useTranslation();
  if (!grounds || grounds.length === 0) return <p className="quiet grounds">{t('suggestion.noGrounds')}</p>;
  return (
    <ul className="grounds" aria-label={t('suggestion.grounds')}>
      {grounds.slice(0, 6).map((ground, index) => {
        const kind = isGroundKey(ground.kind) ? t(`ground.${ground.kind}`) : ground.kind;
        return (
          <li key={index} title={t('suggestion.weight', { weight: ground.weight })}>
            {!ground.text.startsWith(kind) && <span className="ground-kind">{kind}</span>}
            <span>{ground.text}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Compared({ suggested, decided }: { readonly suggested: string | undefined; readonly decided: string | undefined }) {
  const { t } = useTranslation();
  if (decided === undefined || suggested === undefined) return null;
  return (
    <span className={suggested === decided ? 'quiet' : 'changed'}>
      {t(suggested === decided ? 'suggestion.followed' : 'suggestion.changed')}
    </span>
  );
}

function Units({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  if (suggestion.units.length === 0) return <span className="quiet">{t('suggestion.none')}</span>;
  return (
    <ol className="suggested-units">
      {suggestion.units.map(({ unit, unitName: name, confidence }) => (
        <li key={unit}>
          <span>{name ?? unitName(unit)}</span>
          <Meter confidence={confidence} />
        </li>
      ))}
    </ol>
  );
}

function Decided({ given }: { readonly given: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const unitName = useUnitName();
  const { decision } = given;
  if (!decision) return null;
  const words = [
    label('categories', decision.category),
    label('topics', decision.topic),
    label('routes', decision.route),
    decision.unitName ?? unitName(decision.unit),
  ];
  return (
    <p className="decided" data-testid="decision">
      <span className="quiet">{t('case.decision')}</span>
      <strong>{words.filter((word) => word !== '').join(' / ')}</strong>
      <span className="quiet">{t(decision.by === 'rule' ? 'case.decidedBy.rule' : 'case.decidedBy.officer')}</span>
    </p>
  );
}

/** 甄别建议: what the classifier suggests, how sure it is, and the words and rules that led to it; above it what was decided. */
export function SuggestionPanel({ given }: { readonly given: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { suggestion, decision } = given;
  if (!suggestion && !decision) return null;
  return (
    <section className="panel" aria-labelledby="suggestion-title" data-testid="suggestion">
      <header className="panel-head">
        <h2 id="suggestion-title">{t(suggestion ? 'suggestion.title' : 'case.decision')}</h2>
        {suggestion && (
          <span className="quiet panel-end classifier">
            {t('suggestion.by', { name: suggestion.classifier.name, version: suggestion.classifier.version })}
          </span>
        )}
      </header>
      <Decided given={given} />
      {suggestion && (
        <div className="suggestions">
          {parts.map((part) => (
            <div key={part} className="suggested" data-testid={`suggested-${part}`}>
              <h3>{t(`suggestion.${part}`)}</h3>
              <div className="suggested-value">
                <span>{label(lists[part], suggestion[part].value)}</span>
                <Meter confidence={suggestion[part].confidence} />
                <Compared suggested={suggestion[part].value} decided={decision?.[part]} />
              </div>
              <Grounds grounds={suggestion.grounds?.[part]} />
            </div>
          ))}
          <div className="suggested" data-testid="suggested-unit">
            <h3>
              {t('suggestion.unit')} <Compared suggested={suggestion.units[0]?.unit} decided={decision?.unit} />
            </h3>
            <div className="suggested-value">
              <Units suggestion={suggestion} />
            </div>
            <Grounds grounds={suggestion.grounds?.unit} />
          </div>
        </div>
      )}
    </section>
  );
}
