import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEnterprises, putEnterprises } from '#core/enterprises/contract.ts';
import {
  ENTERPRISE_KIND_LABELS,
  ENTERPRISE_KINDS,
  type EnterpriseKind,
} from '#core/enterprises/enterprise.ts';
import { useAskBeforeClose } from '../app/use-ask-before-close.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

interface Line {
  name: string;
  kind: EnterpriseKind;
  orgName: string;
  sector: string;
  code: string;
}

/** Lines pasted from Excel: 名称, 行业, 所在地, 细分行业, 信用代码. Lines that cannot be read are named by their number. */
export function readEnterpriseLines(text: string): { lines: Line[]; wrong: number[] } {
  const wrong: number[] = [];
  const lines = text.split(/\r?\n/).flatMap((raw, at): Line[] => {
    if (raw.trim() === '') return [];
    const [name = '', kindWord = '', orgName = '', sector = '', code = ''] = raw
      .split(/\t|，|,/)
      .map((part) => part.trim());
    if (name === '名称' || name === '企业') return [];
    const kind = ENTERPRISE_KINDS.find(
      (one) => one === kindWord || ENTERPRISE_KIND_LABELS[one].zh === kindWord,
    );
    if (name.length < 2 || !kind || orgName === '') {
      wrong.push(at + 1);
      return [];
    }
    return [{ name, kind, orgName, sector, code }];
  });
  return { lines, wrong };
}

/** 登记企业: pasted from a list; who is known by his name is changed. */
export function AddEnterprises() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const { lines, wrong } = readEnterpriseLines(text);
  const close = useAskBeforeClose(isOpen && text.trim() !== '', () => {
    setOpen(false);
    setText('');
    setTried(false);
  });
  const act = useAct(putEnterprises, {
    refreshes: [listEnterprises],
    onDone: (counts) => {
      tell(t('enterprises.add.done', counts));
      setOpen(false);
      setText('');
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('enterprises.add')}</Button>
      <Modal
        open={isOpen}
        title={t('enterprises.add')}
        okText={t('enterprises.add.keep', { count: lines.length })}
        okButtonProps={{ loading: act.isPending }}
        onOk={() => {
          setTried(true);
          if (lines.length > 0 && wrong.length === 0) act.mutate({ body: { enterprises: lines } });
        }}
        onCancel={close}
      >
        <p>{t('enterprises.add.what')}</p>
        <Input.TextArea
          aria-label={t('enterprises.add')}
          value={text}
          rows={8}
          placeholder={t('enterprises.add.example')}
          onChange={(event) => setText(event.target.value)}
        />
        {isTried && lines.length === 0 && wrong.length === 0 ? (
          <p role="alert" className="finding-error">
            {t('enterprises.add.empty')}
          </p>
        ) : null}
        {wrong.length > 0 ? (
          <p role="alert" className="finding-error">
            {t('enterprises.add.wrong', { lines: wrong.join('、') })}
          </p>
        ) : null}
        {act.error ? <ErrorState error={act.error} inline /> : null}
      </Modal>
    </>
  );
}
