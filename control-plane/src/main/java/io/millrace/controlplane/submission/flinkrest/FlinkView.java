package io.millrace.controlplane.submission.flinkrest;

import io.millrace.controlplane.submission.JobStatus.Steadiness;
import org.jspecify.annotations.Nullable;

/**
 * What Flink itself says of a run.
 *
 * @param state in Flink's words, such as {@code RUNNING}
 * @param allStarted whether each subtask works; Flink says RUNNING from the moment it asks for
 *     slots
 * @param failure first cause of the last failure in one line; null when there was none
 */
public record FlinkView(
    String state, boolean allStarted, Steadiness steadiness, @Nullable String failure) {}
