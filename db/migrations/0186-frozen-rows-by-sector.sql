-- A filter by sector is the most common one on a frozen month: its rows are found without reading the other months of the year.
create index frozen_projects_of_sector on frozen_projects (region_id, year, period, sector);
