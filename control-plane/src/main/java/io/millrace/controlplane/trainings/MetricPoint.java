package io.millrace.controlplane.trainings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics after an epoch, or of some steps within one.
 *
 * @param epoch from 1
 * @param step optimizer steps since the start of the training
 * @param train by metric name; null where the value was NaN or infinite
 * @param validation empty within an epoch
 * @param learningRate of the last step; null where the job did not tell
 * @param time when the job had measured it; null where an earlier release wrote it down
 */
record MetricPoint(
    int epoch,
    long step,
    Map<String, @Nullable Double> train,
    Map<String, @Nullable Double> validation,
    @Nullable Double learningRate,
    @Nullable Instant time) {}
