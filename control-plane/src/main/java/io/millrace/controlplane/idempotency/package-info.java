/** Answers a repeated POST with the answer of the first. */
@NullMarked
package io.millrace.controlplane.idempotency;

import org.jspecify.annotations.NullMarked;
