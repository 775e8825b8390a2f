-- Documents of every kind: who they concern, what they are about, how they were received and answered. A constant default and
-- new tables; instant.
alter table documents add column audience text not null default 'all' check (audience in ('all', 'addressees', 'inside'));
comment on column documents.audience is '印发后谁可阅：全体单位、主送单位、只在内部';
alter table documents add column reply_by date;
comment on column documents.reply_by is '请函复的期限；空为不要求回复';

create table document_subjects (
  region_id int not null,
  document_id bigint not null,
  subject_kind text not null check (subject_kind in ('task', 'ladder-proposal', 'meeting', 'problem', 'project')),
  subject_id bigint not null,
  act_id bigint not null,
  primary key (region_id, document_id, subject_kind, subject_id),
  foreign key (region_id, document_id) references documents
);
comment on table document_subjects is '公文因何而起：督办事项、阶梯建议、会议、问题';
create index document_subjects_of on document_subjects (region_id, subject_kind, subject_id);

create table document_addressees (
  region_id int not null,
  document_id bigint not null,
  org_id bigint not null,
  act_id bigint not null,
  primary key (region_id, document_id, org_id),
  foreign key (region_id, document_id) references documents
);
comment on table document_addressees is '公文涉及的单位：印发前核对、印发后签收和回复';
create index document_addressees_of_org on document_addressees (region_id, org_id, document_id);

create table document_receipts (
  region_id int not null,
  document_id bigint not null,
  org_id bigint not null,
  person_name text not null,
  way text not null check (way in ('inside', 'link', 'paper')),
  on_date date not null,
  recorded_by_name text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, document_id, org_id),
  foreign key (region_id, document_id) references documents
);
comment on table document_receipts is '签收：谁、何时、以何方式（系统内、链接、纸质代录）';

create table document_replies (
  region_id int not null,
  id bigint generated always as identity,
  document_id bigint not null,
  org_id bigint not null,
  text text not null,
  file_ids bigint[] not null default '{}',
  person_name text not null,
  phone text not null default '',
  way text not null check (way in ('inside', 'link', 'paper')),
  on_date date not null,
  recorded_by_name text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, document_id) references documents
);
comment on table document_replies is '回复（函复、督办反馈）：文字与附件；纸质由办文单位代录';
create index document_replies_of on document_replies (region_id, document_id, id);

create table document_reply_files (
  region_id int not null,
  document_id bigint not null,
  org_id bigint not null,
  file_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, document_id, file_id),
  foreign key (region_id, document_id) references documents
);
comment on table document_reply_files is '回复的附件与纸质扫描件';
create index document_reply_files_file on document_reply_files (region_id, file_id);

do $$
declare t text;
begin
  foreach t in array array['document_subjects', 'document_addressees', 'document_receipts', 'document_replies', 'document_reply_files'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;

-- A unit sees what was sent to everybody or to it or to a unit below it; of others neither paper nor answer.
create policy scoped_orgs on document_addressees for select to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
drop policy scoped_issued on documents;
create policy scoped_issued on documents for select to luoshi_scoped using (region_id = (select app_region())
  and state in ('unit-check', 'issued') and audience <> 'inside'
  and (audience = 'all' or id in (select document_id from document_addressees)));
create policy scoped_orgs on document_receipts to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())) and document_id in (select id from documents));
create policy scoped_orgs on document_replies to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())) and document_id in (select id from documents));
create policy scoped_orgs on document_reply_files to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())) and document_id in (select id from documents));
create policy scoped_replies on files for select to luoshi_scoped using (region_id = (select app_region())
  and id in (select file_id from document_reply_files));
grant select on document_addressees to luoshi_scoped;
grant select, insert on document_receipts, document_replies, document_reply_files to luoshi_scoped;

-- A link that answers one document for one unit, without signing in. The gate finds it by the hash of its token.
create table reply_links (
  token_hash text primary key,
  region_id int not null references regions,
  document_id bigint not null,
  org_id bigint not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  made_by_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  foreign key (region_id, document_id) references documents
);
comment on table reply_links is '一次性回复链接：只存散列，到期或用过即失效，只通向一份公文';
grant select, insert, update (expires_at) on reply_links to luoshi_region;
grant select, update (used_at) on reply_links to luoshi_gate;
alter table reply_links enable row level security;
create policy region_all on reply_links to luoshi_region using (region_id = (select app_region()));
create policy gate_all on reply_links to luoshi_gate using (true);
