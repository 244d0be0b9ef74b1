/** Records that jobs could not use: a look at them, and another try when the fault is mended. */
@NullMarked
package io.millrace.controlplane.deadletters;

import org.jspecify.annotations.NullMarked;
