package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.datasources.DataSources;
import io.millrace.controlplane.datasources.RecordedDataSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes the job spec of a training; for the same training and cluster always the same. */
@Component
class TrainingJobs {
  private final ResultRepository results;
  private final DataSources sources;
  private final MillraceProperties properties;

  TrainingJobs(ResultRepository results, DataSources sources, MillraceProperties properties) {
    this.results = results;
    this.sources = sources;
    this.properties = properties;
  }

  TrainingJobSpec spec(Training training) {
    return spec(training, results.of(training.id()));
  }

  /** Of a training that is not stored. */
  TrainingJobSpec spec(Training training, List<TrainingResult> of) {
    RecordedDataSource recorded =
        sources.find(Objects.requireNonNull(training.dataSourceId())).orElseThrow();
    DataSource announced = recorded.source();
    List<TrainingModel> models = of.stream().map(TrainingJobs::model).toList();
    return new TrainingJobSpec(
        JobSpec.SCHEMA_VERSION,
        training.jobId(),
        training.name(),
        properties.kafka().cluster(),
        properties.kafka().topics(),
        properties.checkpoints(),
        new DataSource(
            announced.ranges(), announced.format(), training.fit().split(announced.split())),
        models,
        training.fit().config(),
        properties.artifactStore());
  }

  private static TrainingModel model(TrainingResult result) {
    return new TrainingModel(
        result.id(),
        result.modelId(),
        result.modelName(),
        result.architecture(),
        result.initialWeights());
  }
}
