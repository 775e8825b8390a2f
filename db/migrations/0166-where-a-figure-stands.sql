-- A unit is told in which workbook of the office its own figure stands, and who brought it; the workbook itself holds the rows
-- of others and stays closed to it by the policies of files (handbook 5, 8.2).
create function find_origin_file(file bigint) returns table (name text, person_name text) language sql stable security definer set search_path = public as $$
  select x.name, p.name from files x left join persons p on p.region_id = x.region_id and p.id = x.person_id
  where x.region_id = app_region() and x.id = file $$;
comment on function find_origin_file(bigint) is '数字所在原件的文件名和上传人；能否打开原件另由文件的行级权限决定';
revoke all on function find_origin_file(bigint) from public;
grant execute on function find_origin_file(bigint) to luoshi_region, luoshi_scoped;
