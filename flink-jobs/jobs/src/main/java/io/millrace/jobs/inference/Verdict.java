package io.millrace.jobs.inference;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * The coordinator says to all subtasks what becomes of an order that all of them voted on.
 *
 * @param takesOver at the next checkpoint; false when a subtask refused it, so that none switches
 */
record Verdict(long revision, boolean takesOver) implements OperatorEvent {}
