package io.millrace.jobs.training;

import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Carries a plan to the task that runs it. */
final class TrainModelFactory extends AbstractStreamOperatorFactory<EventRecord>
    implements OneInputStreamOperatorFactory<DatasetElement, EventRecord> {
  private static final long serialVersionUID = 1L;

  private final String plan;

  TrainModelFactory(TrainingPlan plan) {
    this.plan = plan.toJson();
  }

  @Override
  @SuppressWarnings("unchecked") // the caller names the only type that this factory makes
  public <T extends StreamOperator<EventRecord>> T createStreamOperator(
      StreamOperatorParameters<EventRecord> parameters) {
    return (T) new TrainModel(parameters, TrainingPlan.fromJson(plan));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return TrainModel.class;
  }
}
