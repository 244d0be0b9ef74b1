/** What people are told of the runs of jobs beyond their state. */
@NullMarked
package io.millrace.controlplane.jobreports;

import org.jspecify.annotations.NullMarked;
