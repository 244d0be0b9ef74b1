/**
 * Clients of Millrace that do what a user would do, with REST and Kafka only: nothing here knows
 * the control plane or the jobs from the inside.
 */
@NullMarked
package io.millrace.examples;

import org.jspecify.annotations.NullMarked;
