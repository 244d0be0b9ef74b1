package io.millrace.jobs.training;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;

/** What one model's pipeline needs to know of the job. */
record TrainingPlan(
    JobId jobId, TrainingModel model, DataSource data, FitConfig fit, String artifactStore) {
  static TrainingPlan of(TrainingJobSpec spec, TrainingModel model) {
    return new TrainingPlan(
        spec.jobId(), model, spec.dataSource(), spec.fit(), spec.artifactStore());
  }

  String resultId() {
    return model.resultId();
  }

  String toJson() {
    return ContractJson.write(this);
  }

  static TrainingPlan fromJson(String json) {
    return ContractJson.mapper().readValue(json, TrainingPlan.class);
  }
}
