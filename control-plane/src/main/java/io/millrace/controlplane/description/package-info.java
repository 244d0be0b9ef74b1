/** The description of the REST API that programs and people read. */
@NullMarked
package io.millrace.controlplane.description;

import org.jspecify.annotations.NullMarked;
