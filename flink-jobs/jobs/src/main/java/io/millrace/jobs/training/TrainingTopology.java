package io.millrace.jobs.training;

import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.jobs.deadletter.DeadLetterSink;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.event.EventSink;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetRequest;
import io.millrace.jobs.source.DatasetSource;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One pipeline for each model, none connected to another: each fails and recovers alone. */
public final class TrainingTopology {
  private final TrainingJobSpec spec;
  private final StreamExecutionEnvironment environment;

  private TrainingTopology(TrainingJobSpec spec, StreamExecutionEnvironment environment) {
    this.spec = spec;
    this.environment = environment;
  }

  public static void define(TrainingJobSpec spec, StreamExecutionEnvironment environment) {
    TrainingTopology topology = new TrainingTopology(spec, environment);
    for (TrainingModel model : spec.models()) {
      topology.tellResult(model, topology.train(model));
    }
  }

  private SingleOutputStreamOperator<EventRecord> train(TrainingModel model) {
    DatasetRequest request = new DatasetRequest(spec.kafka(), spec.dataSource(), spec.fit());
    return environment
        .fromSource(
            DatasetSource.of(request),
            WatermarkStrategy.noWatermarks(),
            "Data set for " + model.name(),
            TypeInformation.of(DatasetElement.class))
        .uid("dataset-" + model.resultId())
        .setParallelism(1)
        .transform(
            "Train " + model.name(),
            TypeInformation.of(EventRecord.class),
            new TrainModelFactory(TrainingPlan.of(spec, model)))
        .uid("train-" + model.resultId())
        .setParallelism(1);
  }

  private void tellResult(TrainingModel model, SingleOutputStreamOperator<EventRecord> trained) {
    trained
        .sinkTo(EventSink.to(spec.kafka(), spec.topics().events()))
        .name("Events of " + model.name())
        .uid("events-" + model.resultId())
        .setParallelism(1);
    trained
        .getSideOutput(TrainModel.TRAINED)
        .sinkTo(new ResultSink(spec.kafka(), spec.topics().events()))
        .name("Publish " + model.name())
        .uid("publish-" + model.resultId())
        .setParallelism(1);
    if (model.equals(spec.models().get(0))) {
      keepDeadLetters(model, trained);
    }
  }

  /** Every pipeline rejects the same records; one of them tells. */
  private void keepDeadLetters(
      TrainingModel model, SingleOutputStreamOperator<EventRecord> trained) {
    trained
        .getSideOutput(TrainModel.DEAD_LETTERS)
        .sinkTo(DeadLetterSink.to(spec.kafka(), spec.topics().deadLetters()))
        .name("Dead letters")
        .uid("dead-letters-" + model.resultId())
        .setParallelism(1);
  }
}
