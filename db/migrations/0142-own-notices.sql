-- A person's own look writes and closes his notices; the job looks only for those who want e-mail. Grants; instant.
grant insert on notices to luoshi_region, luoshi_scoped;
grant update (closed_at) on notices to luoshi_region, luoshi_scoped;
