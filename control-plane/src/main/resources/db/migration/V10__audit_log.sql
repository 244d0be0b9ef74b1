-- Who changed what. A row is there before the change is made and completed after it, so that a
-- process that dies in between leaves one without an outcome.
create table audit_entry (
  id varchar(40) primary key,
  occurred_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  trace_id varchar(32),
  actor_kind varchar(20),
  actor_id varchar(400),
  actor_name varchar(400),
  actor_role varchar(20),
  address varchar(64) not null,
  action varchar(100) not null,
  resource varchar(600) not null,
  outcome varchar(10) not null,
  status int,
  code varchar(60),
  before_view text,
  after_view text
);
create index audit_entry_time on audit_entry (occurred_at);
create index audit_entry_actor on audit_entry (actor_name, id);
create index audit_entry_resource on audit_entry (resource, id);
