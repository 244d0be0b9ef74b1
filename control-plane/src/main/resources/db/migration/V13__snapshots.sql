-- What deployments have left of what they knew: savepoints that people asked for, and what was left
-- whenever a job was stopped. They go with their deployment.
create table snapshot (
  id varchar(40) primary key,
  inference_id varchar(40) not null references inference (id) on delete cascade,
  state varchar(20) not null,
  reason varchar(20) not null,
  description varchar(1000),
  run int not null,
  settings_revision int not null,
  model_name varchar(200) not null,
  model_version bigint not null,
  -- Of models that a job which starts from it may load.
  artifacts text not null,
  -- Where it lies, once it is there.
  kind varchar(20),
  location text,
  size_bytes bigint,
  error text,
  created_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone
);
create index snapshot_inference on snapshot (inference_id, id);
create index snapshot_state on snapshot (state);
