package io.millrace.jobs.inference;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * A subtask says to the coordinator what it did with an order.
 *
 * @param ready whether the model is loaded and warm; false when it was refused
 */
record Vote(long revision, boolean ready) implements OperatorEvent {}
