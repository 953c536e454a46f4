import { Form, Modal } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import type { Case } from '../api/types.ts';
import { Problem } from '../components/problem.tsx';
import { useToday } from '../components/today.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { zh } from '../i18n/zh.ts';
import { checkBody } from './check-body.ts';
import type { Field } from './fields.ts';
import type { FormName } from './forms.ts';
import { StepField } from './step-field.tsx';

export type Values = Readonly<Record<string, unknown>>;

interface FormModalProps {
  readonly form: FormName;
  /** What the step is called. */
  readonly name: string;
  readonly title: string;
  readonly about: ReactNode;
  readonly fields: readonly Field[];
  /** What the form starts with, beside today. */
  readonly base: Values;
  /** With it only what was changed since is sent. */
  readonly start?: Values | undefined;
  /** The case it is about; null for many. */
  readonly given: Case | null;
  readonly busy: boolean;
  readonly error: unknown;
  /** Sends what was filled in. Its failure is shown, beside the field where it names one. */
  readonly send: (body: Values, values: Values) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A form over the page. It is checked by the API's own schemas before it is sent; what the server then refuses is shown beside the field. */
export function FormModal(props: FormModalProps) {
  const { form: formName, name, title, about, fields, base, start, given, busy, error: failure, onClose } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch((values) => (typeof values['category'] === 'string' ? values['category'] : undefined), form);
  const sending = useRef(false);
  const isKnown = (field: string): field is keyof typeof zh.field => field in zh.field;
  const labelOf = ({ name: field, label }: Field) => {
    const key: string = label ?? field;
    return isKnown(key) ? t(`field.${key}`) : key;
  };
  const today = useToday();
  const days = Object.fromEntries(fields.filter((field) => field.kind === 'day' && field.today).map((field) => [field.name, today]));

  const send = async (filled: Values) => {
    if (sending.current) return; // a double click comes before the button is seen to be busy
    const values = { ...base, ...filled };
    const checked = checkBody(formName, fields, values, start);
    if (!checked.ok) {
      form.setFields(
        checked.faults.map(({ field, fault, ...numbers }) => ({
          name: field,
          errors: [t(`fault.${fault}`, { min: '', max: '', ...numbers })],
        })),
      );
      return;
    }
    sending.current = true;
    try {
      await props.send(checked.body, values);
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
      title={title}
      okText={t('step.submit', { step: name })}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit', form: 'step-form', autoFocus: fields.length === 0, 'data-testid': 'step-submit' }}
      cancelButtonProps={{ 'data-testid': 'step-cancel' }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={fields.some((field) => field.kind === 'prose' && field.max >= 10_000) ? 720 : 520}
    >
      <div className="form-about" data-testid={`form-${formName}`}>
        {about}
      </div>
      {failure !== null && failure !== undefined && <Problem error={failure} />}
      <Form
        id="step-form"
        form={form}
        layout="vertical"
        requiredMark
        scrollToFirstError
        initialValues={{ ...days, ...base }}
        onFinish={(values: Values) => void send(values)}
        onValuesChange={(changed: Values) => {
          form.setFields(Object.keys(changed).map((field) => ({ name: field, errors: [] })));
          if ('category' in changed) form.setFieldsValue({ route: undefined });
        }}
      >
        {fields.map((field) => (
          <Form.Item key={field.name} name={field.name} label={labelOf(field)} required={field.required}>
            <StepField field={field} label={labelOf(field)} given={given} category={chosen ?? given?.decision?.category} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
