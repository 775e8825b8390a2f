-- People: the end of a delegation, handover sheets with their signatures, the last visit. New tables only; instant.
create table delegation_ends (
  region_id int not null references regions,
  delegation_id bigint not null,
  ended_on date not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, delegation_id),
  foreign key (region_id, delegation_id) references delegations
);
comment on table delegation_ends is '授权代办提前收回；自 ended_on 当日起不再有效';

create table handovers (
  region_id int not null references regions,
  id bigint generated always as identity,
  org_id bigint not null,
  from_person_id bigint not null,
  to_person_id bigint not null,
  from_name text not null,
  to_name text not null,
  reason text not null default '',
  body jsonb not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint handovers_to_another check (from_person_id <> to_person_id),
  foreign key (region_id, org_id) references orgs,
  foreign key (region_id, from_person_id) references persons,
  foreign key (region_id, to_person_id) references persons
);
comment on table handovers is '交接单：离岗人员的岗位与未办事项，开单时的样子；历史数字仍署原名';
create index handovers_of_org on handovers (region_id, org_id, id);
create table handover_signatures (
  region_id int not null references regions,
  id bigint generated always as identity,
  handover_id bigint not null,
  side text not null check (side in ('from', 'to', 'closed')),
  way text not null check (way in ('online', 'paper')),
  person_name text not null,
  recorded_by_name text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint handover_signatures_once unique (region_id, handover_id, side),
  foreign key (region_id, handover_id) references handovers
);
comment on table handover_signatures is '交接单的移交人、接收人签字与办结；纸质签字由经办人登记';

create table last_visits (
  region_id int not null references regions,
  person_id bigint not null,
  since timestamptz not null,
  last_at timestamptz not null,
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references persons
);
comment on table last_visits is '上次来访：今日页面从 since 起列出变化；可改';

do $$
declare t text;
begin
  foreach t in array array['delegation_ends', 'handovers', 'handover_signatures'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_scoped, luoshi_worker', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;
grant select on delegation_ends to luoshi_gate;
create policy gate_all on delegation_ends for select to luoshi_gate using (true);
create policy scoped_region on delegation_ends for select to luoshi_scoped using (region_id = (select app_region()));
create policy scoped_new on delegation_ends for insert to luoshi_scoped with check (region_id = (select app_region())
  and delegation_id in (select id from delegations where region_id = (select app_region()) and from_person_id = (select app_person())));
-- A sheet is seen in its unit and by the two who sign it.
create policy scoped_unit on handovers to luoshi_scoped using (region_id = (select app_region())
  and ((select app_person()) in (from_person_id, to_person_id) or org_id in (select id from orgs where path <@ (select app_org()))));
create policy scoped_unit on handover_signatures to luoshi_scoped using (region_id = (select app_region())
  and handover_id in (select id from handovers));

grant select, insert, update on last_visits to luoshi_region, luoshi_scoped;
grant select, insert, update on last_visits to luoshi_worker;
alter table last_visits enable row level security;
create policy region_own on last_visits to luoshi_region using (region_id = (select app_region()) and person_id = (select app_person()));
create policy scoped_own on last_visits to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
create policy worker_all on last_visits to luoshi_worker using (true);
