-- Settings that deployments have had. The newest need not be the one in use.
create table inference_revision (
  inference_id varchar(40) not null references inference (id) on delete cascade,
  revision int not null,
  parallelism int not null,
  delivery varchar(20) not null,
  max_size int not null,
  linger_ms bigint not null,
  -- What was left when the deployment last stopped with them, as long as it is kept.
  snapshot text,
  -- Why they were given up again.
  failure text,
  created_at timestamp(3) with time zone not null,
  primary key (inference_id, revision)
);
insert into inference_revision
  (inference_id, revision, parallelism, delivery, max_size, linger_ms, created_at)
  select id, 1, parallelism, delivery, max_size, linger_ms, created_at from inference;

-- What was asked of deployments and takes a while; only read whole.
create table inference_operation (
  id varchar(40) primary key,
  inference_id varchar(40) not null references inference (id) on delete cascade,
  document text not null
);
create index inference_operation_inference on inference_operation (inference_id);

-- The revision in use, how often its job was started, and from what.
alter table inference add column settings_revision int default 1 not null;
alter table inference add column run int default 1 not null;
alter table inference add column run_from text;
-- The newest one, under way or ended.
alter table inference add column operation_id varchar(40);
