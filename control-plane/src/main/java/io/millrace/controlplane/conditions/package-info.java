/** What lies over the state of a job: since when, why, and what a person can do about it. */
@NullMarked
package io.millrace.controlplane.conditions;

import org.jspecify.annotations.NullMarked;
