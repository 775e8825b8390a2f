-- The list of a frozen month in its own order, and how many there are, without reading the wide rows. One index on a table that only grows; seconds at 100,000 projects and 12 months.
create index frozen_projects_by_serial on frozen_projects (region_id, year, period, serial, project_id) where is_top;
