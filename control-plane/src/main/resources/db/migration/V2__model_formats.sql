-- Models as Python source and as files, beside Keras JSON.

alter table model alter column code drop not null;
-- What source compiles to and an archive holds; for Keras JSON that is the code itself.
alter table model add column architecture text;
alter table model add column imports text;
alter table model add column file_name varchar(255);
alter table model add column file_sha256 varchar(64);
alter table model add column file_size bigint;
-- Where the file is kept, as jobs fetch it.
alter table model add column artifact text;

-- Weights that the training of a result starts from, and its files beside the SavedModel.
alter table training_result add column initial_weights text;
alter table training_result add column archive text;

-- What is deployed came from a training, or is an imported model.
alter table inference alter column result_id drop not null;
alter table inference add column model_id varchar(40);
