-- Indexes that the derivation of progress needs for each project; a few seconds a million rows, locks writers of these tables meanwhile.
create index milestone_dates_of_milestone on milestone_dates (region_id, milestone_id, kind, id);
create index stage_events_voids on stage_events (region_id, voids_id) where voids_id is not null;
create index planned_payments_supersedes on planned_payments (region_id, supersedes_id) where supersedes_id is not null;
create index light_exemptions_of on light_exemptions (region_id, project_id);
create index light_exemptions_voids on light_exemptions (region_id, voids_id) where voids_id is not null;
create index figures_supersedes on figures (region_id, supersedes_id) where supersedes_id is not null;
create index report_acts_of_act on report_acts (region_id, act_id);

-- The rules' whole result goes out of line, so that sums over a period read narrow rows.
do $$
declare t regclass;
begin
  for t in select inhrelid::regclass from pg_inherits where inhparent in ('derived.project_progress'::regclass, 'frozen_projects'::regclass) loop
    execute format('alter table %s set (toast_tuple_target = 512)', t);
  end loop;
end $$;
