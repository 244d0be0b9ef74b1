/** What the control plane asks a Flink job to do, and the states a job can be in. */
@NullMarked
package io.millrace.contracts.job;

import org.jspecify.annotations.NullMarked;
