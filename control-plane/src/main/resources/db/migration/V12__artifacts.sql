-- Files that arrive in parts. What has come of them lies in the data directory; a part counts once
-- its bytes are on the disk and received_bytes says so.
create table upload (
  id varchar(40) primary key,
  file_name varchar(255) not null,
  metadata text not null,
  sha256 varchar(64),
  length_bytes bigint not null,
  received_bytes bigint not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);
create index upload_expires_at on upload (expires_at);

-- What the files of an artifact were when all of them were read and had its checksum.
create table verified_artifact (
  uri varchar(1000) primary key,
  sha256 varchar(64) not null,
  files text not null,
  verified_at timestamp(3) with time zone not null
);

-- Places that a deleted thing has left, until nothing names them and their time is over.
create table discarded_place (
  uri varchar(1000) primary key,
  kind varchar(20) not null,
  owner varchar(80) not null,
  discarded_at timestamp(3) with time zone not null
);
