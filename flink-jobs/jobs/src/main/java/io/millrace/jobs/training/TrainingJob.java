package io.millrace.jobs.training;

import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.jobs.deadletter.DeadLetterSink;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.event.EventSink;
import io.millrace.jobs.source.DatasetRequest;
import io.millrace.jobs.source.DatasetSource;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One pipeline for each model, none connected to another: each fails and recovers alone. */
public final class TrainingJob {
  private static final int RESTARTS = 10;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  /** After it a job counts as recovered; machines that are lost once a day never end a training. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final TrainingJobSpec spec;
  private final StreamExecutionEnvironment environment;

  private TrainingJob(TrainingJobSpec spec, StreamExecutionEnvironment environment) {
    this.spec = spec;
    this.environment = environment;
  }

  public static void define(StreamExecutionEnvironment environment, TrainingJobSpec spec) {
    environment.configure(restarts());
    TrainingJob job = new TrainingJob(spec, environment);
    for (TrainingModel model : spec.models()) {
      job.tellResult(model, job.train(model));
    }
  }

  /**
   * What can never succeed does not get here, so what fails again and again is a fault of ours; the
   * loss of a machine is none.
   */
  private static Configuration restarts() {
    return new Configuration()
        .set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay")
        .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_DELAY)
        .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_DELAY)
        .set(
            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
            QUIET)
        .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
  }

  private SingleOutputStreamOperator<EventRecord> train(TrainingModel model) {
    DatasetRequest request = new DatasetRequest(spec.kafka(), spec.dataSource(), spec.fit());
    return environment
        .fromSource(
            DatasetSource.of(request),
            WatermarkStrategy.noWatermarks(),
            "Data set for " + model.name())
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
        .sinkTo(DeadLetterSink.to(spec, DeliveryGuarantee.AT_LEAST_ONCE))
        .name("Dead letters")
        .uid("dead-letters-" + model.resultId())
        .setParallelism(1);
  }
}
