package io.millrace.jobs.training;

import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.model.Evaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a training that has ended, beside its weights.
 *
 * @param test metrics of the test part; empty without one
 * @param evaluation null when no part is left to measure with
 * @param bestEpoch whose weights these are; null for those of the last step
 * @param durationMs since the first example
 */
record TrainingOutcome(
    Map<String, Double> test,
    @Nullable Evaluation evaluation,
    EndOfTraining end,
    @Nullable Integer bestEpoch,
    Effort effort,
    long durationMs) {}
