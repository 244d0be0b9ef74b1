package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.MicroBatch;

/**
 * What can change in the life of a deployment, by a restart from a savepoint: all that no state
 * depends on.
 *
 * @param parallelism subtasks that score
 */
record Settings(int parallelism, Delivery delivery, MicroBatch batch) {}
