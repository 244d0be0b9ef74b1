package io.millrace.controlplane.trainings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param epoch from 1
 * @param train by metric name; null where the value was NaN or infinite
 */
record EpochMetrics(
    int epoch, Map<String, @Nullable Double> train, Map<String, @Nullable Double> validation) {}
