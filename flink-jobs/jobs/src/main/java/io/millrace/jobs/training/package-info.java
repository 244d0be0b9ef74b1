/**
 * The training job: one pipeline for each model of the set, from the data set to the published
 * artifact. Weights, optimizer and everything else that a continuation needs are operator state.
 */
@NullMarked
package io.millrace.jobs.training;

import org.jspecify.annotations.NullMarked;
