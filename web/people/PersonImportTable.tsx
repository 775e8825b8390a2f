import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS, type Role } from '#core/people/actor.ts';
import { listLeaders, listOrgs } from '#core/people/contract.ts';
import { useRoute } from '../app/use-route.ts';
import { choicesOf } from '../ui/labels.ts';
import type { JudgedRow } from './PersonImportPreview.tsx';

const HEADS = ['at', 'org', 'role', 'person', 'title', 'login', 'leader', 'phones', 'state', 'act'] as const;

interface TableProps {
  rows: readonly JudgedRow[];
  /** `isJudged`: the correction is complete and is to be judged. */
  onChange: (rows: JudgedRow[], isJudged?: boolean) => void;
}

/** Posts of people as they were read; units, posts, logins and leaders are corrected in place. */
export function PersonImportTable({ rows, onChange }: TableProps) {
  const { t } = useTranslation();
  const orgs = useRoute(listOrgs, {}).data?.orgs ?? [];
  const leaders = useRoute(listLeaders, {}).data?.leaders ?? [];
  const orgChoices = orgs.filter((o) => o.isActive).map((o) => ({ value: o.id, label: o.shortName }));
  const leaderChoices = leaders.map((l) => ({ value: l.personId, label: l.name }));
  const patch = (index: number, change: Partial<JudgedRow>, isJudged = true) =>
    onChange(
      rows.map((row, at) => (at === index ? { ...row, ...change } : row)),
      isJudged,
    );
  /** What a word means is answered once: the other rows that say the same and are still open take it as well. */
  const answer = (index: number, change: Partial<JudgedRow>) => {
    const said = rows[index];
    onChange(
      rows.map((row, at) => {
        const isAlike =
          'orgId' in change
            ? row.orgId === '' && row.orgText === said?.orgText
            : 'role' in change && row.role === '' && row.roleText !== '' && row.roleText === said?.roleText;
        return at === index || isAlike ? { ...row, ...change } : row;
      }),
      true,
    );
  };
  /** Both rows have the login from now on, also where it was only proposed. */
  const joinTo = (index: number, login: string) =>
    onChange(
      rows.map((row, at) => {
        if (at === index) return { ...row, login, isLoginProposed: false };
        return row.login === login ? { ...row, isLoginProposed: false } : row;
      }),
      true,
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="table-scroll import-table" tabIndex={0} aria-label={t('people.roster.table')}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            {HEADS.map((key) => (
              <th key={key} scope="col">
                {t(`people.roster.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <ImportRow
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one person and cell differ by their place only
              key={`${row.sheet} ${row.row} ${index}`}
              row={row}
              orgChoices={orgChoices}
              leaderChoices={leaderChoices}
              onPatch={(change, isJudged) => patch(index, change, isJudged)}
              onAnswer={(change) => answer(index, change)}
              onJoin={(login) => joinTo(index, login)}
              onDrop={() =>
                onChange(
                  rows.filter((_, at) => at !== index),
                  true,
                )
              }
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  row: JudgedRow;
  orgChoices: { value: string; label: string }[];
  leaderChoices: { value: string; label: string }[];
  onPatch: (change: Partial<JudgedRow>, isJudged?: boolean) => void;
  onAnswer: (change: Partial<JudgedRow>) => void;
  onJoin: (login: string) => void;
  onDrop: () => void;
}

function ImportRow({ row, orgChoices, leaderChoices, onPatch, onAnswer, onJoin, onDrop }: RowProps) {
  const { t } = useTranslation();
  const labelOf = (field: 'org' | 'role' | 'login' | 'leader') =>
    t('people.roster.field', { row: row.row, name: row.name, field: t(`people.roster.${field}`) });
  const pick = (isMissing: boolean) => ({
    size: 'small' as const,
    variant: isMissing ? ('outlined' as const) : ('borderless' as const),
    placeholder: t('people.roster.choose'),
    popupMatchSelectWidth: false,
    ...(isMissing ? { status: 'warning' as const } : {}),
  });
  const isRoleOpen = row.role === '' && row.roleText !== '';
  return (
    <tr>
      <td>{`${row.sheet}!${row.row}`}</td>
      <td>
        <Select
          {...pick(row.orgId === '')}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={labelOf('org')}
          value={row.orgId === '' ? null : row.orgId}
          options={orgChoices}
          onChange={(orgId: string | null) => onAnswer({ orgId: orgId ?? '' })}
        />
        {row.orgId === '' ? <small>{row.orgText}</small> : null}
      </td>
      <td>
        <Select
          {...pick(isRoleOpen)}
          aria-label={labelOf('role')}
          value={isRoleOpen ? null : row.role}
          options={[{ value: '', label: t('people.roster.noPost') }, ...choicesOf(ROLE_LABELS)]}
          onChange={(role: string | null) => onAnswer({ role: (role ?? '') as Role | '', roleText: '' })}
        />
        {isRoleOpen ? <small>{row.roleText}</small> : null}
      </td>
      <th scope="row">{row.name}</th>
      <td>{row.title}</td>
      <td>
        <Input
          size="small"
          variant={row.state === 'ask' && row.login === '' ? 'outlined' : 'borderless'}
          aria-label={labelOf('login')}
          value={row.login}
          maxLength={32}
          onChange={(event) => onPatch({ login: event.target.value, isLoginProposed: false }, false)}
          onBlur={() => onPatch({}, true)}
        />
      </td>
      <td>
        {row.role === 'liaison' ? (
          <Select
            {...pick(row.forPersonId === '')}
            aria-label={labelOf('leader')}
            value={row.forPersonId === '' ? null : row.forPersonId}
            options={leaderChoices}
            onChange={(forPersonId: string | null) => onPatch({ forPersonId: forPersonId ?? '' })}
          />
        ) : null}
      </td>
      <td>{[row.deskPhone, row.mobilePhone].filter((text) => text !== '').join('、')}</td>
      <td>
        {t(`people.roster.state.${row.state}`)}
        <Namesakes row={row} onJoin={onJoin} onOther={() => onPatch({ isNamesake: true })} />
      </td>
      <td>
        <button
          type="button"
          className="link-button"
          aria-label={t('people.roster.dropOne', { row: row.row, name: row.name })}
          onClick={onDrop}
        >
          {t('people.roster.drop.one')}
        </button>
      </td>
    </tr>
  );
}

/** Whom the name may mean, as answers to choose from. */
function Namesakes(props: { row: JudgedRow; onJoin: (login: string) => void; onOther: () => void }) {
  const { t } = useTranslation();
  const { candidates } = props.row;
  if (candidates.length === 0) return null;
  return (
    <span className="initial-acts">
      {candidates.map(({ login, where }) => (
        <button key={login} type="button" className="link-button" onClick={() => props.onJoin(login)}>
          {t('people.roster.isSame', { where, login })}
        </button>
      ))}
      <button type="button" className="link-button" onClick={props.onOther}>
        {t('people.roster.isOther')}
      </button>
    </span>
  );
}
