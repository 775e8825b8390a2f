-- Platform: regions, rulebooks, calendar, files, acts, hash chains, audit, jobs. New tables only; instant.
create extension if not exists ltree;
create extension if not exists pg_trgm;
create schema if not exists derived;
comment on schema derived is 'Rebuildable from the ledger; the only place where conclusions are stored';
grant usage on schema public, derived to luoshi_region, luoshi_scoped, luoshi_gate, luoshi_audit, luoshi_worker;

-- The settings of a transaction. A pooled connection keeps '' after its transaction, and everything lies below '': hence nullif.
create function app_region() returns int language sql stable parallel safe as
  $$ select nullif(current_setting('app.region', true), '')::int $$;
create function app_person() returns bigint language sql stable parallel safe as
  $$ select nullif(current_setting('app.person', true), '')::bigint $$;
create function app_org() returns ltree language sql stable parallel safe as
  $$ select nullif(current_setting('app.org', true), '')::ltree $$;
create function app_project_ids() returns bigint[] language sql stable parallel safe as
  $$ select nullif(current_setting('app.project_ids', true), '')::bigint[] $$;

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation'; end $$;
comment on function refuse_change() is 'Append-only tables carry it; owner and worker are refused too';

create table regions (
  id int primary key,
  code text not null unique,
  name text not null,
  level text not null check (level in ('county', 'city', 'province')),
  network_zone text not null check (network_zone in ('internet', 'extranet')),
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table regions is '地区：拥有记录的县（市、省）';
comment on column regions.network_zone is '网络环境：互联网或政务外网，初始化时声明（8.2）';

create table rulebooks (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null,
  version int not null,
  valid_from date not null,
  body jsonb not null,
  source text not null default '',
  act_id bigint,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint rulebooks_one_version_each unique (region_id, kind, version)
);
comment on table rulebooks is '规则：亮灯规则、填报步骤、报送日历、通报设置等，带版本、生效日期和依据';

create table calendar_days (
  day date primary key,
  kind text not null check (kind in ('rest', 'work')),
  name text not null,
  source text not null
);
comment on table calendar_days is '与周一至周五不同的日子：节假日与调休上班日';
create table calendar_years (
  year int primary key,
  source text not null
);
comment on table calendar_years is '已有国务院办公厅放假通知的年份；其余年份的工作日为暂定';

create table acts (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null,
  person_id bigint not null,
  org_id bigint,
  person_name text not null,
  org_name text not null default '',
  post_title text not null default '',
  request_id text,
  payload jsonb not null,
  at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table acts is '行为：每个人的每次办理，只增不改。kind 为过去式加版本，如 reports-confirmed.v1';
create index acts_of_person on acts (region_id, person_id, id desc);

create table request_ids (
  region_id int not null,
  person_id bigint not null,
  request_id text not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (region_id, person_id, request_id)
);
comment on table request_ids is '同一请求只办一次：重复提交得到第一次的答复';

create table chain_heads (
  region_id int not null references regions,
  org_id bigint not null,
  period text not null,
  seq int not null,
  hash text not null,
  primary key (region_id, org_id, period)
);
comment on table chain_heads is '每个单位每个报告期一条链的链头';
create table chain_links (
  region_id int not null references regions,
  org_id bigint not null,
  period text not null,
  seq int not null,
  act_id bigint not null,
  body jsonb not null,
  hash text not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, org_id, period, seq)
);
comment on table chain_links is '哈希链：sha256(上一环 ‖ 行为与数字的规范 JSON)';

create table file_contents (
  sha256 text primary key,
  content bytea not null,
  size_bytes bigint not null
);
alter table file_contents alter column content set storage external;
create table files (
  region_id int not null references regions,
  id bigint generated always as identity,
  sha256 text not null references file_contents,
  name text not null,
  media_type text not null,
  mark text not null default '内部' check (mark in ('公开', '内部', '工作秘密')),
  subject text not null,
  org_id bigint,
  project_id bigint,
  person_id bigint not null,
  act_id bigint,
  created_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table files is '文件：上传的原件与生成的成品，按内容散列存放，从不改动';

create sequence audit_entries_id_seq;
create table audit_entries (
  id bigint not null default nextval('audit_entries_id_seq'),
  at timestamptz not null default clock_timestamp(),
  region_id int,
  person_id bigint,
  login text not null default '',
  kind text not null,
  outcome text not null check (outcome in ('ok', 'refused', 'failed')),
  address text not null default '',
  session_mark text not null default '',
  subject text not null default '',
  detail jsonb not null default '{}',
  primary key (id, at)
) partition by range (at);
comment on table audit_entries is '审计日志：时间、人员、类型、结果、对象；任何管理员不能改';
create index audit_entries_by_region on audit_entries (region_id, id desc);
create table audit_seals (
  seq bigint primary key,
  from_id bigint not null,
  to_id bigint not null,
  entries int not null,
  hash text not null,
  sealed_at timestamptz not null default now()
);
comment on table audit_seals is '审计封条：按编号顺序对每一段审计日志的散列，逐段相连';
do $$ begin
  for y in 2015..2045 loop
    execute format('create table audit_entries_%s partition of audit_entries for values from (%L) to (%L)', y, y || '-01-01', (y + 1) || '-01-01');
  end loop;
end $$;
create table audit_entries_other partition of audit_entries default;

create table job_runs (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  total int,
  done int not null default 0,
  message text not null default '',
  request jsonb not null default '{}',
  result jsonb,
  cancel_asked boolean not null default false,
  person_id bigint not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (region_id, id)
);
comment on table job_runs is '后台任务的进度：页面上看得见、可取消';

create table saved_views (
  region_id int not null references regions,
  id bigint generated always as identity,
  person_id bigint not null,
  page text not null,
  name text not null,
  search text not null,
  primary key (region_id, id),
  constraint saved_views_name_once unique (region_id, person_id, page, name)
);

create trigger acts_append_only before update or delete on acts for each row execute function refuse_change();
create trigger rulebooks_append_only before update or delete on rulebooks for each row execute function refuse_change();
create trigger chain_links_append_only before update or delete on chain_links for each row execute function refuse_change();
create trigger audit_entries_append_only before update or delete on audit_entries for each row execute function refuse_change();
create trigger audit_seals_append_only before update or delete on audit_seals for each row execute function refuse_change();
create trigger files_append_only before update or delete on files for each row execute function refuse_change();
create trigger file_contents_append_only before update or delete on file_contents for each row execute function refuse_change();

grant select on regions, calendar_days, calendar_years to luoshi_region, luoshi_scoped, luoshi_gate, luoshi_audit, luoshi_worker;
grant select, insert on rulebooks, acts, request_ids, chain_links, files, file_contents to luoshi_region, luoshi_scoped, luoshi_worker;
grant select, insert, update on chain_heads, job_runs to luoshi_region, luoshi_scoped, luoshi_worker;
grant select, insert, update, delete on saved_views to luoshi_region, luoshi_scoped;
grant insert on audit_entries to luoshi_region, luoshi_scoped, luoshi_gate, luoshi_audit, luoshi_worker;
grant select on audit_entries, audit_seals to luoshi_audit, luoshi_worker;
grant insert on audit_seals to luoshi_worker;
grant insert, update on regions, calendar_days, calendar_years to luoshi_region;
grant insert on regions, acts, rulebooks to luoshi_gate;
grant usage on sequence audit_entries_id_seq to luoshi_region, luoshi_scoped, luoshi_gate, luoshi_audit, luoshi_worker;

alter table rulebooks enable row level security;
alter table acts enable row level security;
alter table request_ids enable row level security;
alter table chain_heads enable row level security;
alter table chain_links enable row level security;
alter table files enable row level security;
alter table job_runs enable row level security;
alter table saved_views enable row level security;
-- Listed exemptions from row-level security, with the reason:
--   regions, calendar_days, calendar_years: names and public holidays, the same for everybody
--   file_contents: reached only through a visible row of files, by a hash that cannot be guessed
--   audit_entries, audit_seals: everybody appends; only luoshi_audit and the worker may read, by grant

create policy region_all on rulebooks to luoshi_region using (region_id = (select app_region()));
create policy scoped_region on rulebooks to luoshi_scoped using (region_id = (select app_region()));
create policy gate_new on rulebooks for insert to luoshi_gate with check (true);
create policy worker_all on rulebooks to luoshi_worker using (true);
create policy region_all on acts to luoshi_region using (region_id = (select app_region()));
create policy scoped_own on acts to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
create policy gate_new on acts for insert to luoshi_gate with check (true);
create policy worker_all on acts to luoshi_worker using (true);
create policy region_own on request_ids to luoshi_region using (region_id = (select app_region()) and person_id = (select app_person()));
create policy scoped_own on request_ids to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
create policy worker_all on request_ids to luoshi_worker using (true);
create policy region_all on chain_heads to luoshi_region using (region_id = (select app_region()));
create policy worker_all on chain_heads to luoshi_worker using (true);
create policy region_all on chain_links to luoshi_region using (region_id = (select app_region()));
create policy worker_all on chain_links to luoshi_worker using (true);
create policy region_all on files to luoshi_region using (region_id = (select app_region()));
create policy worker_all on files to luoshi_worker using (true);
create policy region_own on job_runs to luoshi_region using (region_id = (select app_region()));
create policy scoped_own on job_runs to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
create policy worker_all on job_runs to luoshi_worker using (true);
create policy region_own on saved_views to luoshi_region using (region_id = (select app_region()) and person_id = (select app_person()));
create policy scoped_own on saved_views to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
