package io.millrace.cli.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a file.
 *
 * @param partition null lets keys decide
 * @param runId names it, also when it goes on after it was cut short
 * @param patience with a Millrace that does not answer
 */
record SendPlan(String topic, @Nullable Integer partition, String runId, Duration patience) {}
