-- What lists are sorted and filtered by, of thousands of rows; the id decides between equals.
create index model_name_id on model (name, id);
create index model_updated on model (updated_at, id);
create index training_name on training (name, id);
create index training_state_id on training (state, id);
create index training_model_set on training (model_set_id);
create index training_data_source on training (data_source_id);
create index training_result_model on training_result (model_id);
create index problem_code on problem (code, id);
drop index training_state;

-- Asked at each request with a key.
create index idempotent_request_age on idempotent_request (created_at);
