import { Button, Checkbox, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../app/session.ts';
import { saveBlob } from '../app/transfer.ts';
import { drawPicture } from './picture/draw-picture.ts';
import type { PictureModel } from './picture/picture-layout.ts';

export interface LongPictureProps {
  /** Built when it is asked for. */
  build: () => PictureModel;
  name: string;
  /** The picture names units: said before it leaves the house. */
  namesUnits: boolean;
  size?: 'small' | 'middle';
}

/** 生成长图: drawn here, looked at, and saved only after a check of network and mark (handbook 8.2). */
export function LongPicture({ build, name, namesUnits, size = 'middle' }: LongPictureProps) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<{ blob: Blob; url: string } | null>(null);
  useEffect(() => (picture ? () => URL.revokeObjectURL(picture.url) : undefined), [picture]);
  const draw = async () => {
    const blob = await drawPicture(build());
    setPicture({ blob, url: URL.createObjectURL(blob) });
  };
  return (
    <>
      <Button size={size} onClick={() => void draw()}>
        {t('ui.picture.draw')}
      </Button>
      {picture ? (
        <Looking
          url={picture.url}
          namesUnits={namesUnits}
          onSave={() => saveBlob(picture.blob, `${name}.png`)}
          onClose={() => setPicture(null)}
        />
      ) : null}
    </>
  );
}

function Looking(props: { url: string; namesUnits: boolean; onSave: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { region } = useSignedIn();
  const [isChecked, setChecked] = useState(false);
  return (
    <Modal
      open
      title={t('ui.picture.title')}
      okText={t('ui.picture.save')}
      cancelText={t('ui.picture.close')}
      okButtonProps={{ disabled: !isChecked }}
      onOk={props.onSave}
      onCancel={props.onClose}
    >
      <p>{t(`ui.picture.${region.networkZone === 'extranet' ? 'extranet' : 'internet'}`)}</p>
      {props.namesUnits ? <p>{t('ui.picture.names')}</p> : null}
      <Checkbox checked={isChecked} onChange={(event) => setChecked(event.target.checked)}>
        {t('ui.picture.checked')}
      </Checkbox>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long picture is scrolled by keyboard */}
      <section className="long-picture" tabIndex={0} aria-label={t('ui.picture.alt')}>
        <img src={props.url} alt={t('ui.picture.alt')} />
      </section>
    </Modal>
  );
}
