import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatConfidence } from '../../format/number.ts';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { zh } from '../../i18n/zh.ts';
import type { Fact, NamedFact } from './event-facts.ts';
import { useUnitName } from './unit-name.ts';

const isDataKey = (name: string): name is keyof typeof zh.data => name in zh.data;
const isValueKey = (word: string): word is keyof typeof zh.value => word in zh.value;
const isUrgentKey = (word: string): word is keyof typeof zh.urgent => word in zh.urgent;

/** The name of an event's field in the language shown; the field's own name where it has none. */
export function useFactName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (isDataKey(name) ? t(`data.${name}`) : name);
}

/** One fact of an event in words. */
export function FactView({ fact }: { readonly fact: Fact }) {
  const { t } = useTranslation();
  const label = useLabel();
  const unitName = useUnitName();
  switch (fact.kind) {
    case 'text':
      return <span className="fact-text">{fact.text}</span>;
    case 'code':
      return <>{label(fact.list, fact.code)}</>;
    case 'unit':
      return <>{unitName(fact.code)}</>;
    case 'case':
      return <Link to={`/cases/${encodeURIComponent(fact.caseId)}`}>{fact.caseId}</Link>;
    case 'word':
      return <>{isValueKey(fact.word) ? t(`value.${fact.word}`) : isUrgentKey(fact.word) ? t(`urgent.${fact.word}`) : fact.word}</>;
    case 'article':
      return <span title={t('common.article', { article: fact.article })}>{t('common.articleShort', { article: fact.article })}</span>;
    case 'flag':
      return <>{t(fact.on ? 'data.yes' : 'data.no')}</>;
    case 'sure':
      return (
        <>
          <FactView fact={fact.fact} /> <span className="quiet">{formatConfidence(fact.confidence)}</span>
        </>
      );
    case 'several':
      return (
        <>
          {fact.facts.map((one, index) => (
            <span key={index} className={one.kind === 'group' ? 'fact-line' : undefined}>
              {index > 0 && one.kind !== 'group' && t('common.separator')}
              <FactView fact={one} />
            </span>
          ))}
        </>
      );
    case 'group':
      return <FactGroup entries={fact.entries} />;
  }
}

function FactGroup({ entries }: { readonly entries: readonly NamedFact[] }) {
  const name = useFactName();
  return (
    <>
      {entries.map((entry) => (
        <span key={entry.name} className="fact-pair">
          <span className="quiet">{name(entry.name)}</span> <FactView fact={entry.fact} />
        </span>
      ))}
    </>
  );
}
