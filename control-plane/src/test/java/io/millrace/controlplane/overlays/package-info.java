/** What lies under {@code deploy/}: each overlay is rendered as a user would and checked. */
@NullMarked
package io.millrace.controlplane.overlays;

import org.jspecify.annotations.NullMarked;
