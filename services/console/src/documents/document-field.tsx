import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentField } from '../api/types.ts';
import { useLanguage } from '../i18n/use-language.ts';

type Path = readonly (string | number)[];

/** What one field is filled in with, by its shape. Ant's form gives it value and onChange. */
function Entry({ field, ...given }: { readonly field: DocumentField; readonly id?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const testId = `document-field-${field.name}`;
  switch (field.shape) {
    case 'texts':
      return (
        <Input.TextArea {...given} data-testid={testId} autoSize={{ minRows: 2, maxRows: 12 }} placeholder={t('document.paragraphs')} />
      );
    case 'term':
      return (
        <Select
          {...given}
          data-testid={testId}
          allowClear={field.optional}
          options={field.choices.map((choice) => ({ value: choice.code, label: choice[language] }))}
        />
      );
    case 'day':
      return <Input {...given} type="date" data-testid={testId} />;
    case 'count':
      return <InputNumber {...given} min={1} precision={0} data-testid={testId} />;
    case 'money':
      return <InputNumber {...given} min={0} precision={2} suffix={t('document.yuan')} data-testid={testId} />;
    case 'line':
    case 'rows':
      return <Input {...given} maxLength={200} data-testid={testId} />;
  }
}

/** A field of the document's form; rows have a line for each, with its own fields. */
export function DocumentFieldItem({ field, path = [] }: { readonly field: DocumentField; readonly path?: Path }) {
  const { t } = useTranslation();
  const label = field[useLanguage()];
  const name = [...path, field.name];
  if (field.shape === 'rows') return <RowsItem field={field} label={label} />;
  const needed = field.optional
    ? []
    : [{ required: true, whitespace: field.shape !== 'count' && field.shape !== 'money', message: t('document.needed') }];
  return (
    <Form.Item name={name} label={label} rules={needed}>
      <Entry field={field} />
    </Form.Item>
  );
}

function RowsItem({ field, label }: { readonly field: DocumentField; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <Form.List name={field.name}>
      {(rows, { add, remove }) => (
        <fieldset className="document-rows" data-testid={`document-rows-${field.name}`}>
          <legend>{label}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="document-row">
              {field.columns.map((column) => (
                <DocumentFieldItem key={column.name} field={column} path={[name]} />
              ))}
              <Button size="small" type="link" onClick={() => remove(name)}>
                {t('document.dropRow')}
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => add({})}>
            {t('document.addRow')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
