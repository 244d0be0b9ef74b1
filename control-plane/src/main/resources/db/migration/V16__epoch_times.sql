-- When the job had measured a point of a curve; unknown of what earlier releases wrote down.
alter table result_epoch add column completed_at timestamp(3) with time zone;
alter table result_step add column completed_at timestamp(3) with time zone;
