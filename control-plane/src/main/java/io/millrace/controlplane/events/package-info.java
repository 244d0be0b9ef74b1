/** Tells everyone who listens, by server-sent events, that a resource has changed. */
@NullMarked
package io.millrace.controlplane.events;

import org.jspecify.annotations.NullMarked;
