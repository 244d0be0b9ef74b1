/**
 * Scores one topic into another: records wait in micro-batches for a model that arrives as a
 * descriptor and is swapped at a checkpoint, while the job runs.
 */
@NullMarked
package io.millrace.jobs.inference;

import org.jspecify.annotations.NullMarked;
