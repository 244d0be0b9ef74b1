/** Trainings and their results: desired state in the database, brought about by a reconciler. */
@NullMarked
package io.millrace.controlplane.trainings;

import org.jspecify.annotations.NullMarked;
