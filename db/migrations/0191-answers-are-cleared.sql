-- Answers kept for requests that come twice: one-time links stood in them, although only their hashes are to be kept, and go now; the rest
-- is cleared by the nightly job (server/people/clear-sessions.job.ts) when it is thirty days old. Reads the table once.
delete from request_ids where answer ->> 'path' like '/%reply#%';
grant delete on request_ids to luoshi_worker;
