/** What a job tells the control plane while it runs; read tolerantly, applied once by id. */
@NullMarked
package io.millrace.contracts.event;

import org.jspecify.annotations.NullMarked;
