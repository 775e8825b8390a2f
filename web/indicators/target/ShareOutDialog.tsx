import { Button, Form, Input, Modal, Select } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getBoard } from '#core/indicators/contract.ts';
import { getTargets, setTargets } from '#core/indicators/settings-contract.ts';
import { TARGET_KINDS, type TargetKind } from '#core/indicators/target.ts';
import { useAskBeforeClose } from '../../app/use-ask-before-close.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LabelledField } from '../../ui/LabelledField.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { levelText, useIndicatorWords } from '../economy-words.ts';
import { FIGURE } from './read-target.ts';
import { readShares, sumShares, toShareTargets } from './share-out.ts';
import type { Targets } from './target-words.ts';

/** 分解到各地: the target of the own region beside what its parts are given, typed one by one or pasted as a column. */
export function ShareOutDialog({ page, onClose }: { page: Targets; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const tell = useUndoToast();
  const own = page.subjects.find(({ isOwn }) => isOwn);
  const parts = page.subjects.filter(({ isOwn }) => !isOwn);
  const standingOf = (code: string, subject: string, kind: TargetKind) =>
    page.targets.find(
      (one) => one.isStanding && one.indicator === code && one.subject === subject && one.kind === kind,
    );
  const aimed = page.indicators.filter(
    ({ code, unit }) =>
      unit !== '%' && TARGET_KINDS.some((kind) => standingOf(code, own?.code ?? '', kind)?.value != null),
  );
  const [code, setCode] = useState(aimed[0]?.code ?? '');
  const [kind, setKind] = useState<TargetKind>('budget');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [basis, setBasis] = useState('');
  const [isTried, setTried] = useState(false);
  const isTyped = Object.keys(typed).length > 0 || basis.trim() !== '';
  const close = useAskBeforeClose(isTyped, onClose);
  const act = useAct(setTargets, {
    refreshes: [getTargets, getBoard],
    onDone: ({ count }) => {
      tell(t('economy-settings.share.done', { count, year: page.year }));
      onClose();
    },
  });
  const indicator = page.indicators.find((one) => one.code === code);
  const digits = { digits: indicator?.digits ?? 2 };
  const whole = standingOf(code, own?.code ?? '', kind)?.value ?? null;
  const figureOf = (subject: string): string =>
    typed[subject] ?? standingOf(code, subject, kind)?.value ?? '';
  const wrong = parts.filter(({ code: at }) => figureOf(at) !== '' && !FIGURE.test(figureOf(at)));
  const sum = sumShares(
    parts.map(({ code: at }) => figureOf(at)),
    whole,
  );
  const targets = toShareTargets(page, { indicator: code, kind, basis: basis.trim() }, typed);
  const move = (next: { code?: string; kind?: TargetKind }) => {
    setCode(next.code ?? code);
    setKind(next.kind ?? kind);
    setTyped({});
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>, at: number) => {
    const shares = readShares(event.clipboardData.getData('text/plain'), parts, at);
    if (shares === null) return;
    event.preventDefault();
    setTyped({ ...typed, ...shares });
  };
  const send = () => {
    setTried(true);
    if (wrong.length > 0 || targets.length === 0 || basis.trim().length < 2) return;
    act.mutate({ params: { year: String(page.year) }, body: { targets } });
  };
  return (
    <Modal
      open
      width={640}
      title={t('economy-settings.share')}
      okText={t('indicators.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ loading: act.isPending, disabled: aimed.length === 0 }}
      onOk={send}
      onCancel={close}
    >
      {aimed.length === 0 ? (
        <p>{t('economy-settings.share.none')}</p>
      ) : (
        <Form layout="vertical" component="div">
          <div className="board-tools">
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('indicators.col.indicator')}
              style={{ width: 260 }}
              value={code}
              options={aimed.map((one) => ({ value: one.code, label: say(one.name) }))}
              onChange={(next) => move({ code: next })}
            />
            <Select<TargetKind>
              aria-label={t('indicators.targets.kind')}
              style={{ width: 140 }}
              value={kind}
              options={TARGET_KINDS.map((one) => ({
                value: one,
                label: t(`indicators.targets.kind.${one}`),
              }))}
              onChange={(next) => move({ kind: next })}
            />
          </div>
          <p className="region-coverage" role="status">
            {t('economy-settings.share.sum', {
              whole: levelText(whole, digits),
              sum: levelText(sum.sum, digits),
              gap: levelText(sum.gap, digits),
              unit: say(indicator?.unit ?? ''),
            })}
          </p>
          <ul className="share-lines">
            {parts.map((part, at) => (
              <li key={part.code}>
                <span aria-hidden="true">{part.shortName}</span>
                <Input
                  size="small"
                  aria-label={part.name}
                  inputMode="decimal"
                  value={figureOf(part.code)}
                  status={wrong.includes(part) ? 'error' : ''}
                  onPaste={(event) => paste(event, at)}
                  onChange={(event) => setTyped({ ...typed, [part.code]: event.target.value.trim() })}
                />
              </li>
            ))}
          </ul>
          <p className="region-coverage">{t('economy-settings.share.what')}</p>
          {wrong.length > 0 ? (
            <p className="finding-error" role="alert">
              {`${wrong.map(({ shortName }) => shortName).join(t('indicators.listComma'))}${t('economy-settings.colon')}${t('indicators.targets.figure')}`}
            </p>
          ) : null}
          <LabelledField
            label={t('indicators.targets.basis')}
            value={basis}
            onChange={setBasis}
            width={360}
            fault={isTried && basis.trim().length < 2 ? t('indicators.targets.basis.missing') : undefined}
          />
          {isTried && targets.length === 0 ? (
            <p className="finding-error" role="alert">
              {t('economy-settings.share.unchanged')}
            </p>
          ) : null}
          {Object.keys(typed).length > 0 ? (
            <Button size="small" type="link" onClick={() => setTyped({})}>
              {t('indicators.settings.drop')}
            </Button>
          ) : null}
          {act.error ? <ErrorState error={act.error} inline /> : null}
        </Form>
      )}
    </Modal>
  );
}
