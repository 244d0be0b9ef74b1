/** Deployed models that score one topic into another, and what they say about themselves. */
@NullMarked
package io.millrace.controlplane.inferences;

import org.jspecify.annotations.NullMarked;
