-- The name of the one who opened a handover sheet stands on it for both who sign, who do not see his acts.
alter table handovers add column recorded_by text not null default '';
comment on column handovers.recorded_by is '开单人当时的姓名';
alter table handovers disable trigger handovers_append_only;
update handovers h set recorded_by = a.person_name from acts a where a.region_id = h.region_id and a.id = h.act_id;
alter table handovers enable trigger handovers_append_only;
