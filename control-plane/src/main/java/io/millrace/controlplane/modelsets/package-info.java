/** Named lists of models that are trained together on the same records. */
@NullMarked
package io.millrace.controlplane.modelsets;

import org.jspecify.annotations.NullMarked;
