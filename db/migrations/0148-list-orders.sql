-- Every order of the list of projects is read from an index, missing figures from its end; what decides whether a row is
-- listed travels along, so that rows in front of a page are passed over without reading them (a comparison of amounts is not an index condition beneath a policy).
-- A second at 100,000 rows for each index; writers of these tables wait meanwhile.

-- A frozen month, which only grows. The index of its own order served whole projects alone.
drop index frozen_projects_by_serial;
create index frozen_projects_by_serial on frozen_projects (region_id, year, period, serial, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_name on frozen_projects (region_id, year, period, name collate "zh-x-icu", project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_unit on frozen_projects (region_id, year, period, reporting_org_id, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_light on frozen_projects (region_id, year, period, light_order, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_total on frozen_projects (region_id, year, period, total_investment_yuan, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_plan on frozen_projects (region_id, year, period, annual_plan_yuan, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_actual on frozen_projects (region_id, year, period, actual_yuan, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_month on frozen_projects (region_id, year, period, month_yuan, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_rate on frozen_projects (region_id, year, period, completion_rate, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_lead on frozen_projects (region_id, year, period, lead_points, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_shortfall on frozen_projects (region_id, year, period, shortfall_yuan, project_id) include (is_top, is_leaf, is_moved_out);
create index frozen_projects_by_days on frozen_projects (region_id, year, period, days_behind, project_id) include (is_top, is_leaf, is_moved_out);

-- An open month: orders by figures here, orders by what the project is (number, name) in projects. The two indexes that stood here
-- led by a column that no list asks for second.
drop index derived.project_progress_light;
drop index derived.project_progress_rate;
create index project_progress_by_light on derived.project_progress (region_id, year, period, light_order, project_id) include (is_top, is_leaf);
create index project_progress_by_total on derived.project_progress (region_id, year, period, total_investment_yuan, project_id) include (is_top, is_leaf);
create index project_progress_by_plan on derived.project_progress (region_id, year, period, annual_plan_yuan, project_id) include (is_top, is_leaf);
create index project_progress_by_actual on derived.project_progress (region_id, year, period, actual_yuan, project_id) include (is_top, is_leaf);
create index project_progress_by_month on derived.project_progress (region_id, year, period, month_yuan, project_id) include (is_top, is_leaf);
create index project_progress_by_rate on derived.project_progress (region_id, year, period, completion_rate, project_id) include (is_top, is_leaf);
create index project_progress_by_lead on derived.project_progress (region_id, year, period, lead_points, project_id) include (is_top, is_leaf);
create index project_progress_by_shortfall on derived.project_progress (region_id, year, period, shortfall_yuan, project_id) include (is_top, is_leaf);
create index project_progress_by_days on derived.project_progress (region_id, year, period, days_behind, project_id) include (is_top, is_leaf);
create index projects_by_name on projects (region_id, name collate "zh-x-icu", id) where is_listed;
