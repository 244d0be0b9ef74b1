-- How far the newest model has come in the job, and the model before it; only read whole.
alter table inference add column rollout text;
