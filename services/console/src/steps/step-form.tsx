import { Form, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import type { Case } from '../api/types.ts';
import { Problem } from '../components/problem.tsx';
import { useToday } from '../components/today.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useLabel } from '../i18n/vocabulary.tsx';
import { zh } from '../i18n/zh.ts';
import type { AskedForm } from './asked-form.ts';
import { checkBody } from './check-body.ts';
import type { Field } from './fields.ts';
import { articleOf, fieldsOf } from './forms.ts';
import { StepField } from './step-field.tsx';
import { useStep } from './use-step.ts';

interface StepFormProps {
  readonly asked: AskedForm;
  readonly given: Case;
  readonly onClose: () => void;
  readonly onDone: (lagging: boolean) => void;
}

type Values = Readonly<Record<string, unknown>>;

/** The form of one step. It is checked by the API's own schemas before it is sent; what the server then refuses is shown beside the field. */
export default function StepForm({ asked, given, onClose, onDone }: StepFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch((values) => (typeof values['category'] === 'string' ? values['category'] : undefined), form);
  const fields = fieldsOf(asked.form, given);
  const step = useStep(given, onDone);
  const sending = useRef(false);
  const name = t(`step.name.${asked.form}`);
  const article = articleOf(asked.form);
  const isKnown = (field: string): field is keyof typeof zh.field => field in zh.field;
  const labelOf = ({ name: field, label }: Field) => {
    const key: string = label ?? field;
    return isKnown(key) ? t(`field.${key}`) : key;
  };
  const today = useToday();
  const start = asked.form === 'correct-registration' ? registrationStart(given) : undefined;
  const days = Object.fromEntries(fields.filter((field) => field.kind === 'day' && field.today).map((field) => [field.name, today]));
  const base = { ...days, ...start, ...(asked.form === 'override' ? overrideStart(given) : {}), ...asked.values };

  const send = async (values: Values) => {
    if (sending.current) return; // a double click comes before the button is seen to be busy
    const checked = checkBody(asked.form, fields, { ...asked.values, ...values }, start);
    if (!checked.ok) {
      form.setFields(
        checked.faults.map(({ field, fault, ...numbers }) => ({
          name: field,
          errors: [t(`fault.${fault}`, { min: '', max: '', ...numbers })],
        })),
      );
      return;
    }
    const other = typeof values['otherId'] === 'string' ? values['otherId'].trim() : '';
    const path = asked.form === 'link' ? `relations/${encodeURIComponent(other)}/confirmation` : asked.path;
    sending.current = true;
    try {
      await step.mutateAsync({ path, body: checked.body });
    } catch (error) {
      const faults = error instanceof ApiError ? (error.problem.errors ?? []) : [];
      form.setFields(faults.map((fault) => ({ name: fault.field.split(/[./[]/)[0] ?? '', errors: [fault[language]] })));
    } finally {
      sending.current = false;
    }
  };

  return (
    <Modal
      open
      title={`${name} · ${given.registrationNumber}`}
      okText={t('step.submit', { step: name })}
      cancelText={t('common.cancel')}
      confirmLoading={step.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'step-form', autoFocus: fields.length === 0, 'data-testid': 'step-submit' }}
      cancelButtonProps={{ 'data-testid': 'step-cancel' }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={fields.some((field) => field.kind === 'prose' && field.max >= 10_000) ? 720 : 520}
    >
      <div className="form-about" data-testid={`form-${asked.form}`}>
        <span className="quiet">{given.title ?? given.registrationNumber}</span>
        {article !== '' && <span className="quiet form-article">{t('common.article', { article })}</span>}
        {asked.form === 'confirm' && <WhatStands given={given} />}
        {start && <p>{t('step.changedOnly')}</p>}
      </div>
      {step.isError && <Problem error={step.error} />}
      <Form
        id="step-form"
        form={form}
        layout="vertical"
        requiredMark
        scrollToFirstError
        initialValues={base}
        onFinish={(values: Values) => void send(values)}
        onValuesChange={(changed: Values) => {
          form.setFields(Object.keys(changed).map((field) => ({ name: field, errors: [] })));
          if ('category' in changed) form.setFieldsValue({ route: undefined });
        }}
      >
        {fields.map((field) => (
          <Form.Item key={field.name} name={field.name} label={labelOf(field)} required={field.required}>
            <StepField field={field} label={labelOf(field)} given={given} category={chosen ?? given.decision?.category} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
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
