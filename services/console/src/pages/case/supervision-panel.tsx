import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, CaseEvent, CaseSupervision, DemandState } from '../../api/types.ts';
import { DemandMark } from '../../components/demand-mark.tsx';
import { DaysLeft } from '../../components/marks.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { answersOf, type DemandAnswer } from './supervision-answers.ts';
import { useUnitName } from './unit-name.ts';

type Told = readonly Pick<CaseEvent, 'type' | 'title' | 'data'>[];

interface DemandProps {
  readonly kind: 'order' | 'suggestion' | 'interview';
  readonly number: number;
  readonly given: { readonly unit: string; readonly unitName: string; readonly documentNumber: string; readonly article: string };
  readonly state?: DemandState;
  readonly about: readonly string[];
  readonly children: ReactNode;
}

function Demand({ kind, number, given, state, about, children }: DemandProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const small = [...about, given.documentNumber].filter((text) => text !== '').join(' · ');
  return (
    <li className="demand" data-testid={kind} data-number={number}>
      <div className="demand-head">
        <strong>{t(`supervision.${kind}`, { number })}</strong>
        <span>{given.unitName === '' ? unitName(given.unit) : given.unitName}</span>
        {state && <DemandMark state={state} />}
      </div>
      <p className="quiet">
        <span title={t('common.article', { article: given.article })}>{t('common.articleShort', { article: given.article })}</span>
        {` · ${small}`}
      </p>
      {children}
    </li>
  );
}

/** Each ground of Art. 40 with what happened in the case that bears it out. */
function Grounds({ grounds, told }: { readonly grounds: CaseSupervision['interviews'][number]['grounds']; readonly told: Told }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  return (
    <ul className="grounds" data-testid="demand-grounds">
      {grounds.map(({ ground, event, on }) => (
        <li key={ground}>
          <span>{label('supervisionGrounds', ground)}</span>
          <span className="quiet">
            {t('supervision.borneOut', { title: told.find(({ type }) => type === event)?.title[language] ?? event, day: on })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface AnswerProps {
  readonly state: DemandState;
  readonly due: string;
  readonly answer: DemandAnswer | undefined;
  readonly adopted?: string | null;
}

/** The day the answer is due while it is awaited, and the last answer. */
function Answer({ state, due, answer, adopted = null }: AnswerProps) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <>
      <p className="demand-due" data-testid="demand-due">
        <span className="quiet">{t('supervision.head.due')}</span> <span className="number">{due}</span>{' '}
        {state === 'open' && <DaysLeft clock={{ state: 'running', due }} />}
      </p>
      {answer && (
        <div className="demand-answer" data-testid="demand-answer">
          <p className="quiet">
            {t('supervision.answered', { day: answer.answeredOn })}
            {state !== 'open' && answer.answeredOn > due && <span className="days-over"> {t('supervision.late')}</span>}
            {adopted !== null && ` · ${label('adoptions', adopted)}`}
          </p>
          <p lang="zh-CN">{answer.text ?? t('common.erased')}</p>
          {answer.reason !== '' && <p lang="zh-CN">{answer.reason}</p>}
        </div>
      )}
    </>
  );
}

/** 督办: orders, suggestions and interviews of a case, each with its ground, its last day and its answer; nothing where there is none. */
export function SupervisionPanel({ given, told }: { readonly given: Case; /** The events by the moment shown. */ readonly told: Told }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { orders, suggestions, interviews } = given.supervision;
  if (orders.length + suggestions.length + interviews.length === 0) return null;
  const answers = answersOf('order', told);
  const feedback = answersOf('suggestion', told);
  return (
    <section className="panel" aria-labelledby="supervision-title" data-testid="supervision">
      <header className="panel-head">
        <h2 id="supervision-title">{t('supervision.panel')}</h2>
      </header>
      <ul className="demand-list">
        {orders.map((each) => {
          const back = each.returned > 0 ? t('supervision.returned', { times: each.returned }) : '';
          const about = [t('supervision.issued', { day: each.issuedOn }), label('supervisionMethods', each.method), back];
          return (
            <Demand key={`o${each.order}`} kind="order" number={each.order} given={each} state={each.state} about={about}>
              <Grounds grounds={each.grounds} told={told} />
              <Answer state={each.state} due={each.answerBy} answer={answers.get(each.order)} />
            </Demand>
          );
        })}
        {interviews.map((each) => {
          const about = [t('supervision.held', { day: each.interviewedOn })];
          return (
            <Demand key={`i${each.interview}`} kind="interview" number={each.interview} given={each} about={about}>
              <Grounds grounds={each.grounds} told={told} />
            </Demand>
          );
        })}
        {suggestions.map((each) => {
          const after = each.order === null ? '' : t('supervision.follows', { number: each.order });
          const about = [label('suggestionKinds', each.kind), t('supervision.issued', { day: each.suggestedOn }), after];
          return (
            <Demand key={`s${each.suggestion}`} kind="suggestion" number={each.suggestion} given={each} state={each.state} about={about}>
              <Answer state={each.state} due={each.feedbackBy} answer={feedback.get(each.suggestion)} adopted={each.adopted} />
            </Demand>
          );
        })}
      </ul>
    </section>
  );
}
