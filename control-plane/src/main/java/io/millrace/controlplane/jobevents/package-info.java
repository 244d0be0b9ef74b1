/** The log in which jobs tell what they do; modules handle the events that concern them. */
@NullMarked
package io.millrace.controlplane.jobevents;

import org.jspecify.annotations.NullMarked;
