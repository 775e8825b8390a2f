-- Contents of documents are never searched by value: the planner's samples of them cost much and say nothing. Instant.
do $$
declare c record;
begin
  for c in
    select a.attrelid::regclass as relation, a.attname as name from pg_attribute a join pg_class r on r.oid = a.attrelid
    where r.relkind in ('r', 'p') and r.relnamespace in ('public'::regnamespace, 'derived'::regnamespace)
      and a.atttypid = 'jsonb'::regtype and not a.attisdropped
  loop
    execute format('alter table %s alter column %I set statistics 0', c.relation, c.name);
  end loop;
end $$;
