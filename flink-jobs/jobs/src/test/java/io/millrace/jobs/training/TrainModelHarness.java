package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** The training operator as a task would run it, fed from the memory of the test. */
final class TrainModelHarness
    extends OneInputStreamOperatorTestHarness<DatasetElement, EventRecord> {
  private TrainModelHarness(TrainingPlan plan) throws Exception {
    super(new TrainModelFactory(plan), 1, 1, 0);
  }

  static TrainModelHarness of(String architecture, FitConfig fit, Path store) throws Exception {
    return new TrainModelHarness(plan(architecture, fit, store));
  }

  static TrainingPlan plan(String architecture, FitConfig fit, Path store) {
    DataSource data =
        new DataSource(
            StreamRange.parseList("iris:0:0:36"),
            Flowers.FORMAT,
            new DatasetSplit(0.1, 0.1, SplitMethod.POSITIONAL));
    TrainingModel model = new TrainingModel("r-1", "m-1", "flowers", architecture, null);
    return new TrainingPlan(new JobId("job-1"), model, data, fit, store.toUri().toString());
  }

  /** Feeds so many elements, or all that there are. */
  void feed(FedElements source, int most) throws Exception {
    for (int fed = 0; fed < most; fed++) {
      DatasetElement element = source.next();
      if (element == null) {
        return;
      }
      processElement(new StreamRecord<>(element));
    }
  }

  /** Feeds all that there are and ends the input. */
  void feedAll(FedElements source) throws Exception {
    feed(source, Integer.MAX_VALUE);
    getOperator().finish();
  }

  List<JobEvent> events() {
    return extractOutputValues().stream()
        .map(event -> ContractJson.readEvent(event.json()))
        .map(EventEnvelope::event)
        .toList();
  }

  <T extends JobEvent> List<T> events(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  TrainedModel trained() {
    assertThat(getSideOutput(TrainModel.TRAINED)).as("of %s", events()).hasSize(1);
    return getSideOutput(TrainModel.TRAINED).peek().getValue();
  }

  TrainingSucceeded result() {
    return (TrainingSucceeded) ContractJson.readEvent(trained().succeeded().json()).event();
  }

  /** A file of the staged archive. */
  Path archived(String file) {
    return Path.of(URI.create(trained().archive().stagingUri())).resolve(file);
  }
}
