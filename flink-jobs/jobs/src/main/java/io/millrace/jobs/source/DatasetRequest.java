package io.millrace.jobs.source;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.json.ContractJson;
import java.util.Objects;

/** Which data to read and how to deal it out. */
public record DatasetRequest(KafkaCluster kafka, DataSource data, FitConfig fit) {
  public DatasetRequest {
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(fit, "fit");
  }

  String toJson() {
    return ContractJson.write(this);
  }

  static DatasetRequest fromJson(String json) {
    return ContractJson.mapper().readValue(json, DatasetRequest.class);
  }
}
