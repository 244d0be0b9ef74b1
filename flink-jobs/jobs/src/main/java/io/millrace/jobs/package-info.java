/** The Flink jobs of Millrace: one entry point, and one topology for each kind of job spec. */
@NullMarked
package io.millrace.jobs;

import org.jspecify.annotations.NullMarked;
