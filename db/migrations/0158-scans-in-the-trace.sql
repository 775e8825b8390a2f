-- The way back from a figure leads to the signed sheet: its number, the day of the signature, the scan (handbook 8.2).
create function find_signed_sheet(act bigint) returns table (code text, signed_on date, file_id bigint) language sql stable security definer set search_path = public as $$
  select a.payload #>> '{sheet,code}', (a.payload #>> '{sheet,signedOn}')::date, (a.payload #>> '{sheet,fileId}')::bigint
  from acts a where a.region_id = app_region() and a.id = act and a.kind = 'reports-confirmed.v1' $$;
comment on function find_signed_sheet(bigint) is '一次纸质签字确认的确认单编号、签字日期和扫描件编号；能否看扫描件另由文件的行级权限决定';
revoke all on function find_signed_sheet(bigint) from public;
grant execute on function find_signed_sheet(bigint) to luoshi_region, luoshi_scoped;
