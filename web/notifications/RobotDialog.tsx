import { Checkbox, Form, Input, Modal, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROBOT_KIND_WORDS, type RobotWish } from '#core/notifications/channel.ts';
import { addRobot, listRobots, type RobotView, setRobot } from '#core/notifications/contract.ts';
import { GROUP_TOPICS } from '#core/notifications/outside-text.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';

const NEW: RobotWish = {
  kind: 'wecom',
  name: '',
  address: '',
  secret: '',
  topics: Object.keys(GROUP_TOPICS) as RobotWish['topics'],
  isOn: true,
  tellsMore: false,
};

/** How the vendors' addresses look, so that nobody pastes the page of the group. */
const ADDRESS_EXAMPLES: Record<RobotWish['kind'], string> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
};

/** One group robot; what is kept of address and secret is not shown again. */
export function RobotDialog({
  robot,
  mayAllowMore,
  onClose,
}: {
  robot: RobotView | null;
  mayAllowMore: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<RobotWish>();
  const kind = Form.useWatch('kind', form) ?? robot?.kind ?? NEW.kind;
  const options = {
    refreshes: [listRobots],
    onDone: () => {
      tell(t('notifications.done', { name: form.getFieldValue('name') }));
      onClose();
    },
  };
  const add = useAct(addRobot, options);
  const set = useAct(setRobot, options);
  const save = (wish: RobotWish) =>
    robot ? set.mutate({ params: { robotId: robot.id }, body: wish }) : add.mutate({ body: wish });
  const initial = robot ? ({ ...robot, address: '', secret: '' } as unknown as RobotWish) : NEW;
  const error = robot ? set.error : add.error;
  const keep = robot ? { placeholder: t('notifications.address.keep') } : {};
  return (
    <Modal
      open
      title={t(robot ? 'notifications.edit' : 'notifications.add')}
      okText={t('notifications.save')}
      cancelText={t('notifications.cancel')}
      confirmLoading={add.isPending || set.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<RobotWish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={({ kind: chosen, name, address, secret, topics, isOn, tellsMore }) =>
          save({ kind: chosen, name, address, secret, topics, isOn, tellsMore })
        }
      >
        <Form.Item name="kind" label={t('notifications.kind')}>
          <Select options={choicesOf(ROBOT_KIND_WORDS)} disabled={robot !== null} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('notifications.name')}
          rules={[{ required: true, whitespace: true, message: t('people.missing') }]}
        >
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item
          name="address"
          label={t('notifications.address')}
          rules={robot ? [] : [{ required: true, message: t('people.missing') }]}
          {...(robot ? { extra: robot.address } : {})}
        >
          <Input
            maxLength={500}
            autoComplete="off"
            {...(robot ? keep : { placeholder: ADDRESS_EXAMPLES[kind] })}
          />
        </Form.Item>
        <Form.Item name="secret" label={t('notifications.secret')} extra={t(`notifications.secret.${kind}`)}>
          <Input.Password
            maxLength={200}
            autoComplete="new-password"
            disabled={kind === 'wecom'}
            {...(robot?.hasSecret ? keep : {})}
          />
        </Form.Item>
        <Form.Item name="topics" label={t('notifications.topics')}>
          <Checkbox.Group options={choicesOf(GROUP_TOPICS)} />
        </Form.Item>
        <Form.Item
          name="tellsMore"
          valuePropName="checked"
          extra={t(mayAllowMore ? 'notifications.tellsMore.under' : 'notifications.tellsMore.not')}
        >
          <Checkbox disabled={!mayAllowMore && robot?.tellsMore !== true}>
            {t('notifications.tellsMore')}
          </Checkbox>
        </Form.Item>
        <Form.Item name="isOn" label={t('notifications.isOn')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </Form>
      {error ? <ErrorState error={error} inline /> : null}
    </Modal>
  );
}
