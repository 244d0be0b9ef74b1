-- People and programs that may come in. Secrets are kept as SHA-256 of 256 random bits, passwords
-- as the encoder says in front of each.
create table local_user (
  id varchar(40) primary key,
  name varchar(100) not null unique,
  role varchar(20) not null,
  password_hash varchar(300) not null,
  enabled boolean not null,
  version bigint not null,
  created_at timestamp(3) with time zone not null,
  last_sign_in_at timestamp(3) with time zone
);

create table api_token (
  id varchar(40) primary key,
  name varchar(200) not null,
  secret_sha256 varchar(64) not null unique,
  owner_kind varchar(20) not null,
  owner_id varchar(500) not null,
  owner_name varchar(200) not null,
  role varchar(20) not null,
  scopes text not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone
);

-- credential_sha256: of the launch token by which it was opened; with another token it is over.
create table browser_session (
  secret_sha256 varchar(64) primary key,
  caller_kind varchar(20) not null,
  caller_id varchar(500) not null,
  caller_name varchar(200) not null,
  role varchar(20) not null,
  credential_sha256 varchar(64),
  opened_at timestamp(3) with time zone not null,
  last_seen_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);
create index browser_session_caller on browser_session (caller_kind, caller_id);

-- A launch token has a row once it was used as a link, without an end.
create table login_link (
  secret_sha256 varchar(64) primary key,
  caller_kind varchar(20) not null,
  caller_id varchar(500) not null,
  caller_name varchar(200) not null,
  role varchar(20) not null,
  expires_at timestamp(3) with time zone,
  used_at timestamp(3) with time zone
);

-- Keys belong to who sent them; until now that was the one token.
alter table idempotent_request rename to idempotent_request_of_before;
create table idempotent_request (
  caller varchar(600) not null,
  idempotency_key varchar(200) not null,
  path varchar(500) not null,
  body_sha256 varchar(64) not null,
  status int,
  headers text,
  body text,
  created_at timestamp(3) with time zone not null,
  constraint one_request_for_a_key primary key (caller, idempotency_key, path)
);
insert into idempotent_request
  (caller, idempotency_key, path, body_sha256, status, headers, body, created_at)
  select 'LAUNCH_TOKEN:launch', idempotency_key, path, body_sha256, status, headers, body, created_at
  from idempotent_request_of_before;
drop table idempotent_request_of_before;
