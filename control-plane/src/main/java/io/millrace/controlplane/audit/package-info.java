/**
 * The audit log: who signed in or was refused, and who changed what, from which view of it to
 * which. It watches requests from outside, so that no endpoint can forget it.
 */
@NullMarked
package io.millrace.controlplane.audit;

import org.jspecify.annotations.NullMarked;
