-- Documents and their way, upward tables. New tables only; instant.
create table documents (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null,
  period text,
  freeze_id bigint,
  title text not null,
  state text not null default 'draft' check (state in ('draft', 'checked', 'unit-check', 'cosigned', 'approved', 'registered', 'issued', 'discarded', 'withdrawn')),
  current_version int not null default 0,
  mark text not null default '内部' check (mark in ('公开', '内部', '工作秘密')),
  number text,
  approved_on date,
  issued_at timestamptz,
  created_by bigint not null,
  created_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table documents is '公文：当前所处环节；每版内容与每步办理另存，印发后不可改';
create table document_versions (
  region_id int not null,
  document_id bigint not null,
  version_no int not null,
  model jsonb not null,
  model_hash text not null,
  edits jsonb not null default '[]',
  note text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, document_id, version_no)
);
comment on table document_versions is '公文内容模型的每一版；改写与删去的句子记在 edits';
create table document_acts (
  region_id int not null,
  id bigint generated always as identity,
  document_id bigint not null,
  kind text not null,
  from_state text not null,
  to_state text not null,
  version_no int not null,
  opinion text not null default '',
  person_name text not null,
  post_title text not null default '',
  org_name text not null default '',
  way text not null default 'online' check (way in ('online', 'paper', 'recorded')),
  on_date date not null,
  file_id bigint,
  recorded_by_name text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table document_acts is '发文稿纸：拟稿、核稿、会签、签发、登记编号、印发的每一步';
create index document_acts_of on document_acts (region_id, document_id, id);
create table document_unit_checks (
  region_id int not null,
  id bigint generated always as identity,
  document_id bigint not null,
  version_no int not null,
  org_id bigint not null,
  answer text not null check (answer in ('asked', 'no-objection', 'objection')),
  text text not null default '',
  person_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table document_unit_checks is '送审稿：各单位核对本单位数字';
create table document_numbers (
  region_id int not null,
  issuing_code text not null,
  year int not null,
  serial int not null,
  document_id bigint not null,
  state text not null check (state in ('used', 'void')),
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, issuing_code, year, serial, state)
);
comment on table document_numbers is '文号登记簿：机关代字、年份、顺序号；作废的号仍列出';
create table document_files (
  region_id int not null,
  document_id bigint not null,
  version_no int not null,
  format text not null check (format in ('docx', 'pdf', 'json', 'xlsx')),
  file_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, document_id, version_no, format)
);

create table upward_templates (
  region_id int not null references regions,
  id bigint generated always as identity,
  name text not null,
  file_id bigint not null,
  mapping jsonb not null,
  supersedes_id bigint,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table upward_templates is '上报表：上级模板一次对好，以后每期按定版填出';
create table upward_reports (
  region_id int not null,
  id bigint generated always as identity,
  template_id bigint not null,
  period text not null,
  freeze_id bigint not null,
  file_id bigint not null,
  differences jsonb not null default '[]',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['document_versions', 'document_acts', 'document_unit_checks', 'document_numbers', 'document_files', 'upward_templates', 'upward_reports'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
  end loop;
  foreach t in array array['documents', 'document_versions', 'document_acts', 'document_unit_checks', 'document_numbers', 'document_files', 'upward_templates', 'upward_reports'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;
grant select, insert, update on documents to luoshi_region, luoshi_worker;
-- Units see documents sent to them for checking, and issued ones.
grant select on documents, document_versions, document_unit_checks, document_files to luoshi_scoped;
grant insert on document_unit_checks to luoshi_scoped;
create policy scoped_issued on documents for select to luoshi_scoped using (region_id = (select app_region()) and state in ('unit-check', 'issued'));
create policy scoped_issued on document_versions for select to luoshi_scoped using (region_id = (select app_region())
  and document_id in (select id from documents));
create policy scoped_issued on document_files for select to luoshi_scoped using (region_id = (select app_region())
  and document_id in (select id from documents));
create policy scoped_unit on document_unit_checks to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_issued on files for select to luoshi_scoped using (region_id = (select app_region())
  and id in (select file_id from document_files));
