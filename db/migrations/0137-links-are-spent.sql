-- A reply by link and the spending of the link are one transaction, in the scope of the unit that it was made for. Instant.
grant select, update (used_at) on reply_links to luoshi_scoped;
create policy scoped_orgs on reply_links to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
