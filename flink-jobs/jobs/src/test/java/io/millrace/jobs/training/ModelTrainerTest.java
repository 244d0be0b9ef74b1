package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.jobs.source.DatasetSummary;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelTrainerTest {
  private static final FitConfig FIT = new FitConfig(2, 1, false, 42, 0.1);

  @Test
  void shouldFailOnlyThisModelWhenTensorFlowFails() throws Exception {
    TrainingPlan plan = plan();
    OpenModel model = OpenModel.open(plan);
    ModelTrainer trainer = new ModelTrainer(plan, model, Clock.systemUTC(), event -> {});
    trainer.process(
        DatasetElement.opened(
            new DatasetSummary(2, 0, 0, 0, 4, 1, Set.of()), FedElements.NO_REPLAY));
    trainer.process(example(0));
    model.close();

    TrainingFaultException fault =
        catchThrowableOfType(TrainingFaultException.class, () -> trainer.process(example(1)));

    assertThat(fault.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(fault.reason())
        .startsWith("model 'flowers' could not be run on a batch of 2 examples in epoch 1: ");
    assertThat(fault).hasCauseInstanceOf(RuntimeException.class);
  }

  private static DatasetElement example(int row) {
    float[] label = {Flowers.label(row)};
    return DatasetElement.example(
        Kind.TRAINING, Flowers.features(row), label, FedElements.NO_REPLAY);
  }

  private static TrainingPlan plan() {
    DataSource data =
        new DataSource(
            StreamRange.parseList("iris:0:0:2"),
            Flowers.FORMAT,
            new DatasetSplit(0, 0, SplitMethod.POSITIONAL));
    TrainingModel model =
        new TrainingModel("r-1", "m-1", "flowers", Flowers.classifier(4, 8, 3), null);
    return new TrainingPlan(new JobId("job-1"), model, data, FIT, "file:/unused");
  }
}
