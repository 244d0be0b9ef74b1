-- Letters that somebody has sent again. A place in the topic of dead letters means another letter
-- when the topic was made anew: then the time of the letter differs.
create table dead_letter_retry (
  topic varchar(249) not null,
  partition_number integer not null,
  record_offset bigint not null,
  letter_time timestamp(3) with time zone not null,
  retried_at timestamp(3) with time zone not null,
  retried_by varchar(400) not null,
  primary key (topic, partition_number, record_offset)
);
