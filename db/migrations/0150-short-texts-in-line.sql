-- A frozen row is kept small by moving its long documents out of line; its short texts and lists went with them, and filters and lists
-- fetched each one by itself: a filter by level read four pages a row. From now on only the documents go. Instant; months frozen
-- before stay as they are stored.
do $$
declare t regclass; c text;
begin
  foreach t in array array(select relid from pg_partition_tree('frozen_projects')) loop
    foreach c in array array['code', 'name', 'sector', 'levels', 'lists', 'tags', 'funding', 'owner_name', 'sponsor_name', 'confirmed_by', 'reason'] loop
      execute format('alter table %s alter column %I set storage main', t, c);
    end loop;
  end loop;
end $$;
