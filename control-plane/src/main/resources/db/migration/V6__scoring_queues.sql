-- How records waited; jobs of earlier releases do not tell.
alter table scoring_progress add column p999_ms double precision;
alter table scoring_progress add column mean_batch double precision;
alter table scoring_progress add column waiting int;
alter table scoring_progress add column model_age_ms bigint;
