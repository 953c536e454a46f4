import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const parts = [
  ['name', 60],
  ['idNumber', 40],
  ['phone', 60],
  ['address', 300],
] as const;

type Person = Readonly<Record<string, unknown>>;
const asPerson = (value: unknown): Person => (typeof value === 'object' && value !== null ? (value as Person) : {});

interface PersonFieldProps {
  readonly id?: string;
  readonly testId: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A person (姓名、证件、电话、住址): only the name is needed. */
export function PersonField({ id = '', testId, value, onChange }: PersonFieldProps) {
  const { t } = useTranslation();
  const person = asPerson(value);
  return (
    <div className="person-field" data-testid={testId}>
      {parts.map(([part, max]) => (
        <label key={part} className={`person-${part}`}>
          <span>
            {t(`field.${part}`)}
            {part === 'name' && <span className="needed">*</span>}
          </span>
          <Input
            id={part === 'name' ? id : `${id}-${part}`}
            data-testid={`${testId}-${part}`}
            maxLength={max}
            value={typeof person[part] === 'string' ? person[part] : ''}
            onChange={(event) => onChange({ ...person, [part]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}

/** Several people, at most `max`. */
export function PeopleField({ testId, value, max, onChange }: Omit<PersonFieldProps, 'id'> & { readonly max: number }) {
  const { t } = useTranslation();
  const people: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [{}];
  return (
    <div className="people-field" data-testid={testId}>
      {people.map((person, index) => (
        <div key={index} className="people-one">
          <PersonField
            testId={`${testId}-${index}`}
            value={person}
            onChange={(changed) => onChange(people.map((one, at) => (at === index ? changed : one)))}
          />
          {people.length > 1 && (
            <Button size="small" type="link" onClick={() => onChange(people.filter((_, at) => at !== index))}>
              {t('step.removePerson')}
            </Button>
          )}
        </div>
      ))}
      {people.length < max && (
        <Button size="small" data-testid={`${testId}-add`} onClick={() => onChange([...people, {}])}>
          {t('step.addPerson')}
        </Button>
      )}
    </div>
  );
}
