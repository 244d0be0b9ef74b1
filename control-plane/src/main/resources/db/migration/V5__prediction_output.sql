-- Cluster of the input topic when it is not our own, and what becomes of predictions, as JSON.
alter table inference add column input_kafka text;
alter table inference add column output text;
