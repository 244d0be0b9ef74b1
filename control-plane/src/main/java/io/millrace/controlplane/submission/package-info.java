/** The port through which jobs are submitted and watched, whatever runs them. */
@NullMarked
package io.millrace.controlplane.submission;

import org.jspecify.annotations.NullMarked;
