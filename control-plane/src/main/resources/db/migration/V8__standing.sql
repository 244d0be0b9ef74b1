-- Since when a job has been in its state and what lies over that, the runtime that does not answer
-- among it; only read whole.
alter table training add column standing text;
alter table training drop column unreachable;
alter table inference add column standing text;
alter table inference drop column unreachable;

-- When a job was seen to have ended with what it left.
alter table inference_revision add column snapshot_at timestamp(3) with time zone;
