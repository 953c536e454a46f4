import { useTranslation } from 'react-i18next';
import type { Case } from '../api/types.ts';
import { useLabel } from '../i18n/vocabulary.tsx';
import type { AskedForm } from './asked-form.ts';
import { FormModal, type Values } from './form-modal.tsx';
import { articleOf, fieldsOf, isBacklogForm } from './forms.ts';
import { onlyDemands } from './demand-field.tsx';
import { useStep } from './use-step.ts';

interface StepFormProps {
  readonly asked: AskedForm;
  readonly given: Case;
  readonly onClose: () => void;
  readonly onDone: (lagging: boolean) => void;
}

/** The form of one step of a case. */
export default function StepForm({ asked, given, onClose, onDone }: StepFormProps) {
  const { t } = useTranslation();
  const { form } = asked;
  const step = useStep(given, onDone);
  const name = isBacklogForm(form) ? t(`backlog.step.${form}`) : t(`step.name.${form}`);
  const article = articleOf(form);
  const start = form === 'correct-registration' ? registrationStart(given) : undefined;
  const about = (
    <>
      <span className="quiet">{given.title ?? given.registrationNumber}</span>
      {article !== '' && <span className="quiet form-article">{t('common.article', { article })}</span>}
      {form === 'confirm' && <WhatStands given={given} />}
      {start && <p>{t('step.changedOnly')}</p>}
    </>
  );
  return (
    <FormModal
      {...{ form, name, about, start, given, onClose }}
      title={`${name} · ${given.registrationNumber}`}
      fields={fieldsOf(form, given)}
      base={{
        ...onlyDemands(fieldsOf(form, given), given),
        ...start,
        ...(form === 'override' ? overrideStart(given) : {}),
        ...asked.values,
      }}
      busy={step.isPending}
      error={step.error}
      send={(body, values) => {
        const other = typeof values['otherId'] === 'string' ? values['otherId'].trim() : '';
        return step.mutateAsync({ path: form === 'link' ? `relations/${encodeURIComponent(other)}/confirmation` : asked.path, body });
      }}
    />
  );
}

/** What a confirmation will make stand, in words. */
function WhatStands({ given: { suggestion } }: { readonly given: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (!suggestion) return null;
  const unit = suggestion.units[0];
  const words = [
    label('categories', suggestion.category.value),
    label('topics', suggestion.topic.value),
    label('routes', suggestion.route.value),
    unit?.unitName ?? unit?.unit ?? '',
  ];
  return (
    <>
      <p>{t('step.confirmHint')}</p>
      <p className="decided">
        <strong>{words.filter((word) => word !== '').join(' / ')}</strong>
      </p>
    </>
  );
}

/** A correction starts from what is registered, so that only the wrong part is changed. */
function registrationStart({ channel, district, headcount, anonymous, petitioner, target, title, text }: Case): Values {
  const all = { channel, district, headcount, anonymous, petitioner, target, title, text };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** An override starts from what stands, so that only the wrong part is changed. */
function overrideStart({ decision, suggestion }: Case): Values {
  if (decision) return { category: decision.category, topic: decision.topic, route: decision.route, unit: decision.unit };
  if (!suggestion) return {};
  return {
    category: suggestion.category.value,
    topic: suggestion.topic.value,
    route: suggestion.route.value,
    unit: suggestion.units[0]?.unit,
  };
}
