import { useTranslation } from 'react-i18next';
import { NATURES, PROJECT_FIELD_LABELS, type ProjectView } from '#core/ledger/public.ts';
import { listLeaders, listOrgs } from '#core/people/public.ts';
import { filterChoices, getImageScales } from '#core/progress/public.ts';
import { useRoute } from '../../app/use-route.ts';
import { type Definition, DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { choicesOf, wordOf } from '../../ui/labels.ts';
import { toFullOrgChoice } from '../../ui/use-org-choices.ts';
import { EditableValue, type EditKind } from './EditableValue.tsx';
import { type ProjectFieldName, useProjectEdit } from './use-project.ts';

type Choice = { value: string; label: string };

/** A term with its value, edited in place by whoever may. */
function useFieldRow(project: ProjectView) {
  const edit = useProjectEdit(project);
  return (
    field: ProjectFieldName,
    shown: string,
    of: EditKind,
    more: Partial<Definition> = {},
  ): Definition => {
    const name = wordOf(PROJECT_FIELD_LABELS, field);
    return {
      term: name,
      ...more,
      value: (
        <EditableValue
          name={name}
          value={project.fields[field] as string | string[] | null}
          of={of}
          mayEdit={project.may.edit.includes(field)}
          onSave={(value, reason) => edit.save({ [field]: value }, reason)}
        >
          {shown === '' ? <span className="figure-none">—</span> : shown}
        </EditableValue>
      ),
    };
  };
}

/** Who is who (8.3): separate roles, each with its history. */
export function RolesPanel({ project }: { project: ProjectView }) {
  const { t } = useTranslation();
  const row = useFieldRow(project);
  const orgs = useRoute(listOrgs, {}).data?.orgs ?? [];
  const leaders = useRoute(listLeaders, {}).data?.leaders ?? [];
  const fitting = (...kinds: string[]): Choice[] =>
    orgs
      .filter((o) => o.isActive && (kinds.length === 0 ? o.kind !== 'county' : kinds.includes(o.kind)))
      .map(toFullOrgChoice);
  const org = (choices: Choice[], canBeEmpty = true): EditKind => ({ kind: 'choice', choices, canBeEmpty });
  const { names, fields } = project;
  return (
    <section className="panel">
      <h2>{t('ledger.roles')}</h2>
      <DefinitionGrid
        columns={1}
        rows={[
          row(
            'sponsorPersonId',
            names.sponsor,
            org(leaders.map((l) => ({ value: l.personId, label: `${l.name} ${l.title}` }))),
          ),
          row('sponsorOrgId', names.sponsorOrg, org(fitting())),
          row('leadOrgId', names.leadOrg, org(fitting())),
          row('reportingOrgId', names.reportingOrg, org(fitting(), false)),
          row('cosignOrgId', names.cosignOrg, org(fitting())),
          row('responsibleOrgId', names.responsibleOrg, org(fitting('town', 'park'))),
          row('departmentOrgId', names.departmentOrg, org(fitting('department', 'office'))),
          row('supportingOrgIds', names.supporting.map((o) => o.name).join('、'), {
            kind: 'choice',
            choices: fitting(),
            isMany: true,
          }),
          row('ownerName', fields.ownerName, { kind: 'text', most: 200 }),
          row('specialistName', fields.specialistName, { kind: 'text', most: 60 }),
        ]}
      />
    </section>
  );
}

/** What the project is: code, class, levels, lists, place, content and scale. */
export function IdentityPanel({ project }: { project: ProjectView }) {
  const { t } = useTranslation();
  const row = useFieldRow(project);
  const choices = useRoute(filterChoices, {}).data;
  const scales = useRoute(getImageScales, {}).data?.scales ?? [];
  const { fields } = project;
  return (
    <section className="panel">
      <h2>{t('ledger.identity')}</h2>
      <DefinitionGrid
        columns={1}
        rows={[
          row('name', fields.name, { kind: 'text', most: 200 }, { isWide: true }),
          row('code', fields.code, { kind: 'text', most: 64 }),
          row('nature', wordOf(NATURES, fields.nature), { kind: 'choice', choices: choicesOf(NATURES) }),
          row('sector', fields.sector, { kind: 'word', choices: choices?.sectors ?? [] }),
          row('imageScale', fields.imageScale || t('ledger.imageScale.bySector'), {
            kind: 'choice',
            choices: [
              { value: '', label: t('ledger.imageScale.bySector') },
              ...scales.map(({ name }) => ({ value: name, label: name })),
            ],
          }),
          row('levels', fields.levels.join('、'), { kind: 'words', choices: choices?.levels ?? [] }),
          row('lists', fields.lists.join('、'), { kind: 'words', choices: choices?.lists ?? [] }),
          row('tags', fields.tags.join('、'), { kind: 'words', choices: choices?.tags ?? [] }),
          row('funding', fields.funding, { kind: 'text', most: 120 }),
          row('location', fields.location, { kind: 'text', most: 200 }),
          row(
            'contentScale',
            fields.contentScale,
            { kind: 'text', most: 4000, isLong: true },
            { isWide: true },
          ),
        ]}
      />
    </section>
  );
}

const ONES = ['leader', 'team', 'plan', 'timetable', 'toTheEnd'] as const;

/** 五个一: what is there and what is missing, in words and not by colour alone. */
export function FiveOnesPanel({ project }: { project: ProjectView }) {
  const { t } = useTranslation();
  const row = useFieldRow(project);
  const { fiveOnes, fields } = project;
  return (
    <section className="panel">
      <h2>
        {t('ledger.fiveOnes')}
        {fiveOnes.holes.length > 0 ? (
          <small className="hole-count">{t('ledger.fiveOnes.holes', { count: fiveOnes.holes.length })}</small>
        ) : null}
      </h2>
      <ul className="ones">
        {ONES.map((one) => (
          <li key={one} className={fiveOnes[one] ? 'one-there' : 'one-missing'}>
            <span aria-hidden="true">{fiveOnes[one] ? '✓' : '○'}</span>
            {t(fiveOnes[one] ? `ledger.one.${one}` : `ledger.one.${one}.missing`)}
          </li>
        ))}
      </ul>
      <DefinitionGrid
        columns={1}
        rows={[
          row('teamNote', fields.teamNote, { kind: 'text', most: 500, isLong: true }),
          row('schemeNote', fields.schemeNote, { kind: 'text', most: 500, isLong: true }),
        ]}
      />
    </section>
  );
}
