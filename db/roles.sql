-- Cluster-wide roles (design 4; dependencies "Access in the database"). Idempotent; run once per cluster before the migrations,
-- by a superuser or by an owner who may create roles. Passwords are set by the operator; over the local socket none is needed.
--
-- luoshi_owner   owns the schema, runs migrations, backup and restore
-- luoshi_app     login of the web process; has no grants of its own (NOINHERIT): a forgotten SET ROLE fails closed
-- luoshi_region  people who see the whole region (leaders, project office)
-- luoshi_scoped  people who see their own unit's subtree and named projects
-- luoshi_gate    sign-in, sessions, first administrator: nothing of the ledger
-- luoshi_audit   reads the audit log, nothing else
-- luoshi_worker  login of the worker process: jobs, derived tables; takes the sight of a person (NOINHERIT) to find what waits for him
--
-- Changeable tables, all others are append-only (INSERT and SELECT grants only, and a trigger refuses the rest):
--   drafts and current pictures: reports, projects, orgs, persons, person_contacts, posts, documents, periods, orgs' placements' current path,
--     indicator_subjects, indicator_filings, enterprises
--   sessions and counters: sessions, credentials, second_factors, sign_in_counters, request_counts, request_ids, setup_links, chain_heads
--   job state: job_runs, schema pgboss;   people's comfort: saved_views, import_layouts, last_visits, notices, notice_choices, robots, outbox
--   schema derived: rebuildable from the ledger
do $$ begin
  if not exists (select from pg_roles where rolname = 'luoshi_owner') then create role luoshi_owner login createrole; end if;
  if not exists (select from pg_roles where rolname = 'luoshi_app') then create role luoshi_app login noinherit; end if;
  if not exists (select from pg_roles where rolname = 'luoshi_worker') then create role luoshi_worker login; end if;
  if not exists (select from pg_roles where rolname = 'luoshi_region') then create role luoshi_region nologin; end if;
  if not exists (select from pg_roles where rolname = 'luoshi_scoped') then create role luoshi_scoped nologin; end if;
  if not exists (select from pg_roles where rolname = 'luoshi_gate') then create role luoshi_gate nologin; end if;
  if not exists (select from pg_roles where rolname = 'luoshi_audit') then create role luoshi_audit nologin; end if;
end $$;
grant luoshi_region, luoshi_scoped, luoshi_gate, luoshi_audit to luoshi_app;
alter role luoshi_worker noinherit;
grant luoshi_region, luoshi_scoped to luoshi_worker;
