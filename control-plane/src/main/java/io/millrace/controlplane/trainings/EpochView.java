package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What listeners are told of a finished epoch. */
@EventData(ResourceKind.EPOCH)
@Schema(name = "Epoch")
record EpochView(
    String trainingId,
    String resultId,
    int epoch,
    int epochs,
    long step,
    Map<String, @Nullable Double> train,
    Map<String, @Nullable Double> validation,
    long durationMs,
    @Nullable Double learningRate,
    Instant time) {

  static EpochView of(String trainingId, EpochCompleted epoch, Instant time) {
    return new EpochView(
        trainingId,
        epoch.resultId(),
        epoch.epoch(),
        epoch.epochs(),
        epoch.step(),
        MetricValues.of(epoch.training()),
        MetricValues.of(epoch.validation()),
        epoch.durationMs(),
        epoch.learningRate(),
        time);
  }
}
