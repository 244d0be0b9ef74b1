/** Whole-system measurements beside the bare loop they are judged against, in one JVM. */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
