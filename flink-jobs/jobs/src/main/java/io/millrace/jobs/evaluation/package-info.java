/**
 * How a trained model does on examples that it was not trained on: what people read in a confusion
 * matrix, a report, curves or residuals. Examples come one batch after another; memory is bounded,
 * and the state can be written and read back at any batch.
 */
@NullMarked
package io.millrace.jobs.evaluation;

import org.jspecify.annotations.NullMarked;
