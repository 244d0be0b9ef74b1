package io.millrace.controlplane.trainings;

import io.millrace.contracts.record.RecordFormat;
import io.millrace.controlplane.datasources.DataSources;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What other modules may know of results. */
@Component
public class TrainedModels {
  private final ResultRepository results;
  private final TrainingRepository trainings;
  private final DataSources sources;

  TrainedModels(ResultRepository results, TrainingRepository trainings, DataSources sources) {
    this.results = results;
    this.trainings = trainings;
    this.sources = sources;
  }

  public Optional<TrainedModel> find(String resultId) {
    return results.find(resultId).map(this::trained);
  }

  private TrainedModel trained(TrainingResult result) {
    return new TrainedModel(
        result.id(),
        result.modelName(),
        result.state(),
        Optional.ofNullable(result.outcome())
            .map(o -> new TrainedModel.Version(o.modelVersion(), o.artifact(), o.signature())),
        format(result),
        TaskOfModel.of(result.architecture()));
  }

  /** Of the records that it was trained on. */
  private Optional<RecordFormat> format(TrainingResult result) {
    return trainings
        .find(result.trainingId())
        .flatMap(training -> Optional.ofNullable(training.dataSourceId()))
        .flatMap(sources::find)
        .map(recorded -> recorded.source().format());
  }
}
