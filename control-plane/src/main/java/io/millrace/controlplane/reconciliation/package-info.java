/** Loops that bring the world to what the database wants. */
@NullMarked
package io.millrace.controlplane.reconciliation;

import org.jspecify.annotations.NullMarked;
