import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { actorIdPattern, roles, type Actor } from '../actor/actor.ts';
import { chooseActor, currentActor } from '../actor/actor-store.ts';
import { UnitSelect } from '../components/unit-select.tsx';
import { useRoleName } from './actor-button.tsx';

interface Values {
  readonly id: string;
  readonly role: Actor['role'];
  readonly unit?: string;
}

/** The form for 当前身份. */
export default function ActorForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const [form] = Form.useForm<Values>();
  const actor = currentActor();
  return (
    <Modal
      open
      title={t('actor.title')}
      okText={t('actor.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ htmlType: 'submit', form: 'actor-form', 'data-testid': 'actor-save' }}
      onCancel={onClose}
      width={440}
    >
      <p className="quiet">{t('actor.hint')}</p>
      <Form
        id="actor-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        data-testid="actor-form"
        initialValues={actor ?? {}}
        onFinish={({ id, role, unit }) => {
          chooseActor({ id: id.trim(), role, unit: unit ?? '' });
          onClose();
        }}
      >
        <Form.Item name="role" label={t('actor.role')} rules={[{ required: true, message: t('fault.required') }]}>
          <Select data-testid="actor-role" options={roles.map((role) => ({ value: role, label: roleName(role) }))} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('actor.id')}
          rules={[
            { required: true, message: t('fault.required') },
            { pattern: actorIdPattern, message: t('actor.idRule') },
          ]}
        >
          <Input autoComplete="username" maxLength={64} data-testid="actor-id" />
        </Form.Item>
        <Form.Item name="unit" label={t('actor.unit')}>
          <UnitSelect placeholder={t('actor.unit')} testId="actor-unit" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
