-- 形象进度分级 (PL-18): the level stands in the report; a row of a period holds the one reported last. Nullable columns and a
-- constant default: instant. Frozen periods keep what they had; the hash of a snapshot names its columns and stays.
alter table projects add column image_scale text not null default '';
comment on column projects.image_scale is '项目选定的形象进度分级名称；空为按行业';
alter table derived.project_progress add column image_scale text, add column image_level text, add column image_level_period text;
alter table frozen_projects add column image_scale text, add column image_level text, add column image_level_period text;
comment on column derived.project_progress.image_scale is '所用形象进度分级的名称；没有报过为空';
comment on column derived.project_progress.image_level is '最近一次报送的形象进度级，按当期分级的名称；没有报过或分级中已无此级为空';
comment on column derived.project_progress.image_level_period is '该级是哪一期报送的';
comment on column frozen_projects.image_level is '同 derived.project_progress；空为没有报过，或旧版本定版，未记录';
-- Most reports say nothing of the level: only those that do are looked through.
create index report_versions_image_level on report_versions (region_id, project_id, period, id) where line ? 'imageLevel';
