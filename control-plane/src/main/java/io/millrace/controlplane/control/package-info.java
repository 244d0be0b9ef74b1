/** Listens to the control topic, on which producers announce recorded data for a training. */
@NullMarked
package io.millrace.controlplane.control;

import org.jspecify.annotations.NullMarked;
