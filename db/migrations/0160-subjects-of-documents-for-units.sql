-- A unit sees what the documents that it may read are about: a feedback on a task answers the paper that asked for it. Instant.
grant select on document_subjects to luoshi_scoped;
create policy scoped_documents on document_subjects for select to luoshi_scoped using (region_id = (select app_region())
  and document_id in (select id from documents));
