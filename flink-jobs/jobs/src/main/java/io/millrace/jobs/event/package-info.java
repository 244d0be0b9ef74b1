/**
 * What a job tells the control plane, on its way to the events topic: delivered at least once, with
 * ids that are the same for the same happening, so that readers apply each once.
 */
@NullMarked
package io.millrace.jobs.event;

import org.jspecify.annotations.NullMarked;
