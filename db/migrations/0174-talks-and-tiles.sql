-- What a talk with an enterprise was about; where a subject lies on the schematic map. A new table and two empty columns; instant.
create table enterprise_talks (
  region_id int not null,
  id bigint generated always as identity,
  enterprise_id bigint not null,
  on_date date not null,
  period text,
  asked text[] not null default '{}',
  outcome text not null check (outcome in ('help', 'not-now')),
  note text not null,
  person_name text not null,
  org_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, org_id) references orgs
);
comment on table enterprise_talks is '走访了解：与企业谈过什么、了解到什么；是服务记录，不是督办';
comment on column enterprise_talks.enterprise_id is '企业，表 enterprises（其迁移在后，故不设外键；登记时核对）';
comment on column enterprise_talks.org_id is '企业当时所在镇街或园区，按它定可见范围';
comment on column enterprise_talks.period is '谈的是哪个月告知的数';
comment on column enterprise_talks.asked is '当时请了解的各条，谈过即不再请了解';
comment on column enterprise_talks.outcome is 'help 继续帮办；not-now 企业暂不申报';
create index enterprise_talks_of on enterprise_talks (region_id, enterprise_id, id);
create trigger enterprise_talks_append_only before update or delete on enterprise_talks for each row execute function refuse_change();
alter table enterprise_talks enable row level security;
create policy region_all on enterprise_talks to luoshi_region using (region_id = (select app_region()));
create policy worker_all on enterprise_talks to luoshi_worker using (true);
create policy business_only on enterprise_talks as restrictive to luoshi_region using ((select app_sees_business()));
create policy scoped_unit on enterprise_talks to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
grant select, insert on enterprise_talks to luoshi_region, luoshi_worker, luoshi_scoped;

alter table indicator_subjects
  add column tile_row smallint,
  add column tile_column smallint,
  add constraint indicator_subjects_tile_whole check ((tile_row is null) = (tile_column is null)),
  add constraint indicator_subjects_tile_near check (tile_row between 1 and 40 and tile_column between 1 and 40);
comment on column indicator_subjects.tile_row is '格子地图上的行，自上而下';
comment on column indicator_subjects.tile_column is '格子地图上的列，自左而右';
