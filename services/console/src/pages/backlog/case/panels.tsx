import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dossier, PlanStep } from '../../../api/backlog-types.ts';
import { useToday } from '../../../components/today.ts';
import { formatYuan } from '../../../format/money.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useLabel } from '../../../i18n/vocabulary.tsx';
import type { AskedForm } from '../../../steps/asked-form.ts';
import { useWord } from '../../../steps/backlog/code-fields.tsx';
import { useUnitName } from '../../case/unit-name.ts';

function Panel({ title, id, children }: { readonly title: string; readonly id: string; readonly children: React.ReactNode }) {
  return (
    <section className="panel" data-testid={id}>
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      {children}
    </section>
  );
}

/** A line with a day, what happened, and the words that were recorded. */
function Line({ children, text }: { readonly children: React.ReactNode; readonly text?: string | null | undefined }) {
  return (
    <li className="backlog-line">
      <p>{children}</p>
      {text !== undefined && text !== null && text !== '' && <p className="quiet ledger-original">{text}</p>}
    </li>
  );
}

function PlanStepView({ step }: { readonly step: PlanStep }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const today = useToday();
  const late = step.doneOn === null ? step.dueOn < today : step.doneOn > step.dueOn;
  const word = step.doneOn === null ? (late ? 'over' : 'due') : late ? 'late' : 'done';
  return (
    <li className="backlog-line" data-testid="plan-step" data-state={word}>
      <p>
        {step.step}. {step.text ?? t('common.erased')}
      </p>
      <p>
        <span className={late ? 'days-over' : 'quiet'}>{t(`backlog.plan.${word}`, { day: step.doneOn ?? step.dueOn })}</span>{' '}
        <span className="quiet">· {unitName(step.unit)}</span>
      </p>
      {step.result !== null && <p className="quiet ledger-original">{step.result}</p>}
    </li>
  );
}

/** 一案一策: the plan with its steps. */
export function PlanPanel({ given: { plan } }: { readonly given: Dossier }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('backlog.plan.title')} id="plan">
      {plan === null ? (
        <p className="quiet">{t('backlog.plan.none')}</p>
      ) : (
        <>
          <p className="quiet">{t('backlog.plan.setOn', { plan: plan.plan, day: plan.setOn })}</p>
          <p className="ledger-original">{plan.policy ?? t('common.erased')}</p>
          <ol>
            {plan.steps.map((step) => (
              <PlanStepView key={step.step} step={step} />
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}

/** 救助: what was asked, approved and paid. */
export function ReliefPanel({ given: { reliefs } }: { readonly given: Dossier }) {
  const { t } = useTranslation();
  const word = useWord();
  if (reliefs.length === 0) return null;
  return (
    <Panel title={t('backlog.relief.title')} id="relief">
      <ol>
        {reliefs.map(({ relief, kind, amountFen, requestedOn, requestedBy, personal, decisions, payments }) => {
          const approved = decisions.at(-1)?.approvedFen;
          const paid = formatYuan(payments.at(-1)?.paidFen ?? 0);
          return (
            <li key={relief} className="backlog-line" data-testid="relief-one">
              <p>
                <strong>
                  {relief}. {word('relief-', kind)}
                </strong>{' '}
                {approved === undefined
                  ? t('backlog.relief.undecided')
                  : approved === 0
                    ? t('backlog.relief.refused')
                    : t('backlog.relief.paidOf', { paid, approved: formatYuan(approved) })}
              </p>
              <ul>
                <Line text={personal?.reason}>
                  {t('backlog.relief.asked', { day: requestedOn, amount: formatYuan(amountFen), officer: requestedBy })}
                </Line>
                {decisions.map((one, index) => (
                  <Line key={index} text={one.personal?.reason}>
                    {t('backlog.relief.decidedOn', {
                      day: one.decidedOn,
                      word:
                        one.approvedFen === 0
                          ? t('backlog.relief.refused')
                          : t('backlog.relief.approved', { amount: formatYuan(one.approvedFen) }),
                    })}{' '}
                    {one.documentNumber}
                  </Line>
                ))}
                {payments.map((one) => (
                  <Line key={one.voucher} text={one.personal && t('backlog.relief.payee', { payee: one.personal.payee })}>
                    {t('backlog.relief.paid', { day: one.paidOn, amount: formatYuan(one.amountFen), voucher: one.voucher })}
                  </Line>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** 化解工作: visits, meetings, hearings, agreements. */
export function WorkPanel({ given: { work } }: { readonly given: Dossier }) {
  const { t } = useTranslation();
  const word = useWord();
  const unitName = useUnitName();
  return (
    <Panel title={t('backlog.case.work')} id="work">
      {work.length === 0 && <p className="quiet">{t('backlog.case.noWork')}</p>}
      <ol>
        {work.map(({ kind, workedOn, units, documentNumber, personal }, index) => (
          <Line key={index} text={personal?.record ?? t('common.erased')}>
            <span className="number">{workedOn}</span> <strong>{word('backlogWork-', kind)}</strong>{' '}
            <span className="quiet">{[...units.map(unitName), documentNumber].filter((text) => text !== '').join(' · ')}</span>
          </Line>
        ))}
      </ol>
    </Panel>
  );
}

/** 上报、验收与销号: from the report over the check to the strike-off, the watch period, and answers with a batch. */
export function ResolutionPanel({ given }: { readonly given: Dossier }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { reports, checks, strikeOffs, watchVisits, watchEnds, answers } = given;
  const lines = [
    ...reports.map(({ reportedOn: day, results, personal }) => ({
      ...{ day, text: personal?.report, about: results.map((code) => label('results', code)).join(t('common.separator')) },
      title: t('backlog.case.reportedOn', { day }),
    })),
    ...checks.map(({ checkedOn: day, passed, personal }) => ({
      ...{ day, text: personal?.finding, about: '' },
      title: t(passed ? 'backlog.case.passedOn' : 'backlog.case.failedOn', { day }),
    })),
    ...strikeOffs.map(({ struckOffOn: day, documentNumber, watchUntil, personal }) => ({
      ...{ day, text: personal?.summary, about: `${documentNumber} · ${t('backlog.case.until', { day: watchUntil })}` },
      title: t('backlog.case.struckOffOn', { day }),
    })),
    ...watchVisits.map(({ visitedOn: day, stable, personal }) => ({
      ...{ day, text: personal?.record, about: '' },
      title: t('backlog.case.watchedOn', { day, word: t(stable ? 'backlog.case.stable' : 'backlog.case.unstable') }),
    })),
    ...watchEnds.map(({ endedOn: day }) => ({ day, text: '', about: '', title: t('backlog.case.watchEndedOn', { day }) })),
    ...answers.map(({ answeredOn: day, batch, documentNumber, personal }) => ({
      ...{ day, text: personal?.answer, about: `${batch} · ${documentNumber}` },
      title: t('backlog.case.answeredOn', { day }),
    })),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
  return (
    <Panel title={t('backlog.case.resolution')} id="resolution">
      {lines.length === 0 && <p className="quiet">{t('backlog.case.noResolution')}</p>}
      <ol>
        {lines.map(({ title, about, text }, index) => (
          <Line key={index} text={text}>
            {title} <span className="quiet">{about}</span>
          </Line>
        ))}
      </ol>
    </Panel>
  );
}

/** 列入情况: each listing and relapse with its grounds. */
export function ListingPanel({ given: { listings, relapses } }: { readonly given: Dossier }) {
  const { t } = useTranslation();
  const word = useWord();
  if (listings.length === 0 && relapses.length === 0) return null;
  const groundOf = ({ rule, found }: Dossier['listings'][number]['grounds'][number]) => {
    const name = word('backlogRule-', rule);
    return found === null ? name : t('backlog.case.found', { rule: name, count: found });
  };
  return (
    <Panel title={t('backlog.case.listing')} id="listing">
      <ol>
        {listings.map(({ listedOn, times, grounds, superior, personal }) => (
          <Line key={`l${times}`} text={personal?.note}>
            {t('backlog.case.listedOn', { day: listedOn, times })} · {grounds.map(groundOf).join(t('common.separator'))}
            {superior !== '' && ` · ${t('backlog.case.superior', { superior })}`}
          </Line>
        ))}
        {relapses.map(({ relapsedOn, because, times, personal }) => (
          <Line key={`r${times}`} text={personal?.reason}>
            {t('backlog.case.relapsedOn', { day: relapsedOn, times })} · {word('relapse-', because)}
          </Line>
        ))}
      </ol>
    </Panel>
  );
}

/** 积案关联: links with their reason, to confirm or undo. */
export function LinksPanel({ given, onAsk }: { readonly given: Dossier; readonly onAsk: ((form: AskedForm) => void) | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (given.links.length === 0) return null;
  return (
    <Panel title={t('backlog.link.title')} id="backlog-links">
      <ul>
        {given.links.map(({ otherCaseId, kind, state, reasonZh, reasonEn }) => {
          const ask = (form: 'confirm-backlog-link' | 'undo-backlog-link', path: string) =>
            onAsk?.({ form, path: `backlog/links/${encodeURIComponent(otherCaseId)}/${path}`, values: {} });
          return (
            <li key={otherCaseId} className={`relation relation-${state}`} data-testid="backlog-link-one" data-state={state}>
              <div className="relation-head">
                <Link className="number" to={`/backlog/cases/${encodeURIComponent(otherCaseId)}`}>
                  {otherCaseId}
                </Link>
                <span className="quiet">
                  {kind === 'same-case' || kind === 'petitioner-within' || kind === 'same-petitioner'
                    ? t(`backlog.link.kind.${kind}`)
                    : kind}{' '}
                  · {t(`backlog.link.state.${state}`)}
                </span>
              </div>
              <p className="quiet">{language === 'zh' ? reasonZh : reasonEn}</p>
              {onAsk && (
                <div className="relation-actions">
                  {state !== 'confirmed' && (
                    <Button size="small" onClick={() => ask('confirm-backlog-link', 'confirmation')} data-testid="confirm-backlog-link">
                      {t('backlog.step.confirm-backlog-link')}
                    </Button>
                  )}
                  {state !== 'undone' && (
                    <Button size="small" onClick={() => ask('undo-backlog-link', 'undoing')} data-testid="undo-backlog-link">
                      {t('backlog.step.undo-backlog-link')}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
