-- The control plane's record of what was asked for and what has happened.
-- Plain SQL for H2 and PostgreSQL; documents that are only read whole are JSON in text columns.

create table model (
  id varchar(40) primary key,
  name varchar(200) not null unique,
  description text not null,
  format varchar(20) not null,
  code text not null,
  summary text not null,
  revision bigint not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);

create table model_set (
  id varchar(40) primary key,
  name varchar(200) not null,
  description text not null,
  created_at timestamp(3) with time zone not null
);

create table model_set_member (
  model_set_id varchar(40) not null references model_set (id) on delete cascade,
  position_in_set int not null,
  model_id varchar(40) not null references model (id),
  primary key (model_set_id, position_in_set)
);
create index model_set_member_model on model_set_member (model_id);

create table data_source (
  id varchar(40) primary key,
  fingerprint varchar(64) not null unique,
  ranges text not null,
  format varchar(20) not null,
  format_config text not null,
  validation_rate double precision not null,
  test_rate double precision not null,
  split_method varchar(20) not null,
  description text not null,
  total_messages bigint,
  created_at timestamp(3) with time zone not null
);

-- Which training a control message was meant for; kept for trainings that are created later.
create table announcement (
  topic varchar(249) not null,
  partition_number int not null,
  record_offset bigint not null,
  deployment_number bigint not null,
  data_source_id varchar(40) not null references data_source (id) on delete cascade,
  primary key (topic, partition_number, record_offset)
);
create index announcement_deployment on announcement (deployment_number);

-- Numbers are never given twice: a producer may still announce data for a deleted training.
create table counter (
  name varchar(40) primary key,
  current_value bigint not null
);
insert into counter (name, current_value) values ('deployment', 0);

create table training (
  id varchar(40) primary key,
  deployment_number bigint not null unique,
  name varchar(200) not null,
  model_set_id varchar(40) not null,
  model_set_name varchar(200) not null,
  data_source_id varchar(40) references data_source (id),
  kind varchar(20) not null,
  fit text not null,
  state varchar(20) not null,
  unreachable boolean not null,
  error_code varchar(40),
  error_message text,
  flink_job_id varchar(64),
  dashboard_url text,
  created_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone
);
create index training_state on training (state);

create table training_result (
  id varchar(40) primary key,
  training_id varchar(40) not null references training (id) on delete cascade,
  position_in_set int not null,
  model_id varchar(40) not null,
  model_name varchar(200) not null,
  architecture text not null,
  state varchar(20) not null,
  epoch int not null,
  epochs int not null,
  step bigint not null,
  train text not null,
  validation text not null,
  test text not null,
  training_examples int,
  validation_examples int,
  test_examples int,
  rejected_records int,
  duration_ms bigint,
  artifact text,
  signature text,
  provenance text,
  error_code varchar(40),
  error_message text
);
create index training_result_training on training_result (training_id);

create table result_epoch (
  result_id varchar(40) not null references training_result (id) on delete cascade,
  epoch int not null,
  step bigint not null,
  duration_ms bigint not null,
  train text not null,
  validation text not null,
  primary key (result_id, epoch)
);

-- Outlives trainings, so that a number never means two models.
create table model_version (
  model_id varchar(40) not null,
  version bigint not null,
  result_id varchar(40) not null unique,
  created_at timestamp(3) with time zone not null,
  primary key (model_id, version)
);

create table inference (
  id varchar(40) primary key,
  name varchar(200) not null,
  result_id varchar(40) not null,
  model_name varchar(200) not null,
  model_version bigint not null,
  input_topic varchar(249) not null,
  output_topic varchar(249) not null,
  format varchar(20) not null,
  format_config text not null,
  parallelism int not null,
  delivery varchar(20) not null,
  max_size int not null,
  linger_ms bigint not null,
  revision bigint not null,
  published_revision bigint not null,
  descriptor text not null,
  state varchar(20) not null,
  unreachable boolean not null,
  error_code varchar(40),
  error_message text,
  flink_job_id varchar(64),
  dashboard_url text,
  created_at timestamp(3) with time zone not null
);

create table scoring_progress (
  inference_id varchar(40) not null references inference (id) on delete cascade,
  subtask int not null,
  scored bigint not null,
  dead_letters bigint not null,
  records_per_second double precision not null,
  p50_ms double precision not null,
  p99_ms double precision not null,
  model_version bigint not null,
  reported_at timestamp(3) with time zone not null,
  primary key (inference_id, subtask)
);

create table problem (
  id varchar(40) primary key,
  occurred_at timestamp(3) with time zone not null,
  code varchar(60) not null,
  source text not null,
  detail text not null,
  errors text not null
);

-- How far each topic is read; moved in the transaction of what the records caused.
create table topic_position (
  topic varchar(249) not null,
  partition_number int not null,
  next_offset bigint not null,
  primary key (topic, partition_number)
);

create table idempotent_request (
  idempotency_key varchar(200) not null,
  path varchar(500) not null,
  body_sha256 varchar(64) not null,
  status int,
  headers text,
  body text,
  created_at timestamp(3) with time zone not null,
  primary key (idempotency_key, path)
);
