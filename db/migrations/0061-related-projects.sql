-- The projects outside one's own subtree are asked for with every request: a function that keeps its plan. Instant.
create or replace function related_project_ids(region int, org bigint, person bigint) returns bigint[] language plpgsql stable security definer
set search_path = public as $$
begin
  return (select coalesce(array_agg(id), '{}') from (
    select id from projects where region_id = region and department_org_id = org
    union select id from projects where region_id = region and responsible_org_id = org
    union select id from projects where region_id = region and lead_org_id = org
    union select id from projects where region_id = region and cosign_org_id = org
    union select id from projects where region_id = region and supporting_org_ids @> array[org]
    union select id from projects where region_id = region and sponsor_person_id = person
  ) related);
end $$;

-- With the number in the index the projects themselves are not read. About 0.2 s per 100,000 projects.
drop index projects_department, projects_responsible, projects_lead, projects_sponsor, projects_cosign;
create index projects_department on projects (region_id, department_org_id, id);
create index projects_responsible on projects (region_id, responsible_org_id, id);
create index projects_lead on projects (region_id, lead_org_id, id);
create index projects_sponsor on projects (region_id, sponsor_person_id, id);
create index projects_cosign on projects (region_id, cosign_org_id, id) where cosign_org_id is not null;
