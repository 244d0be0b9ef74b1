-- What a training starts from, and whether somebody asked it to end early and keep what it has.
alter table training add column start_from text;
alter table training add column stop_requested boolean default false not null;

-- The result whose weights this one started from; that may be deleted since.
alter table training_result add column initial_result_id varchar(40);
alter table training_result add column learning_rate double precision;
-- How a finished one ended, the epoch whose weights it has, and what it took.
alter table training_result add column end_reason varchar(20);
alter table training_result add column best_epoch int;
alter table training_result add column effort text;
alter table result_epoch add column learning_rate double precision;

-- Means over some steps within an epoch; thinned out when a result has many.
create table result_step (
  result_id varchar(40) not null references training_result (id) on delete cascade,
  step bigint not null,
  epoch int not null,
  train text not null,
  learning_rate double precision not null,
  primary key (result_id, step)
);

-- How much of it Kafka had when it was last looked at, and since when that is so.
alter table data_source add column retained varchar(20);
alter table data_source add column retained_since timestamp(3) with time zone;
