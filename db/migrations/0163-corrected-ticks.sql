-- A tick set by mistake is taken back in the open and is no relapse of its object.
alter table problem_roll_ticks add column is_correction boolean not null default false;
comment on column problem_roll_ticks.is_correction is '更正误勾：恢复未办，写明原因，不计反复';
alter table problem_roll_ticks add constraint problem_roll_ticks_correction check (not (is_done and is_correction));
