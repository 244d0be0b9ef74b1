/** Records that could not be used: kept with their bytes, where they came from, and why. */
@NullMarked
package io.millrace.jobs.deadletter;

import org.jspecify.annotations.NullMarked;
