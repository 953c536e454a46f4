import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { api } from '../api/endpoints.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { draftQuery } from '../api/queries.ts';
import type { Case, DocumentDraft, IssuedDocument } from '../api/types.ts';
import { Loading } from '../components/nothing.tsx';
import { Problem } from '../components/problem.tsx';
import { useToday } from '../components/today.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { DocumentFieldItem } from './document-field.tsx';
import { documentBody, formValues } from './document-values.ts';

interface DocumentFormProps {
  readonly given: Case;
  readonly kind: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: (issued: IssuedDocument) => void;
}

type Values = Readonly<Record<string, unknown>>;
const dayField = '$on';

/** The form of a document (出具文书): begins with what the case tells; issued once for each time it is opened. */
export default function DocumentForm({ given, kind, title, onClose, onDone }: DocumentFormProps) {
  const { t } = useTranslation();
  const draft = useQuery(draftQuery(given.caseId, kind));
  const [sending, setSending] = useState(false);
  return (
    <Modal
      open
      title={`${title} · ${given.registrationNumber}`}
      okText={t('document.submit')}
      cancelText={t('common.cancel')}
      confirmLoading={sending}
      okButtonProps={{ htmlType: 'submit', form: 'document-form', disabled: !draft.data, 'data-testid': 'document-submit' }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={760}
    >
      {draft.isError && <Problem error={draft.error} />}
      {draft.isPending && <Loading rows={8} />}
      {draft.data && <Filled key={kind} given={given} draft={draft.data} onSending={setSending} onDone={onDone} />}
    </Modal>
  );
}

interface FilledProps {
  readonly given: Case;
  readonly draft: DocumentDraft;
  readonly onSending: (sending: boolean) => void;
  readonly onDone: (issued: IssuedDocument) => void;
}

function Filled({ given, draft, onSending, onDone }: FilledProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const [key, setKey] = useState(newIdempotencyKey);
  const issue = useMutation({
    mutationFn: ({ [dayField]: on, ...values }: Values) =>
      api.issueDocument(given.caseId, { kind: draft.kind, issuer: draft.unit, on, data: documentBody(draft.fields, values) }, key),
    retry: false,
    onMutate: () => onSending(true),
    onSettled: () => onSending(false),
    onSuccess: onDone,
    onError: (error) => {
      if (!(error instanceof ApiError) || !error.refused) return;
      setKey(newIdempotencyKey()); // a refusal used the key up without a number
      const faults = (error.problem.errors ?? []).map((fault) => ({
        ...fault,
        name: fault.field.replace(/^data\./, '').split(/[.[]/)[0] ?? '',
      }));
      form.setFields(faults.map((fault) => ({ name: fault.name === 'on' ? dayField : fault.name, errors: [fault[language]] })));
    },
  });
  return (
    <>
      <p className="quiet">
        {t('document.issuer')} {draft.unitName} · {t('document.number')}
      </p>
      {issue.isError && <Problem error={issue.error} />}
      <Form
        id="document-form"
        form={form}
        layout="vertical"
        requiredMark
        scrollToFirstError
        initialValues={{ ...formValues(draft), [dayField]: today }}
        onFinish={(values: Values) => {
          if (!issue.isPending) issue.mutate(values);
        }}
      >
        <Form.Item name={dayField} label={t('document.on')} rules={[{ required: true, message: t('document.needed') }]}>
          <Input type="date" data-testid="document-field-on" />
        </Form.Item>
        {draft.fields.map((field) => (
          <DocumentFieldItem key={field.name} field={field} />
        ))}
      </Form>
    </>
  );
}
