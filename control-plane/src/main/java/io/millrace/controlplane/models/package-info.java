/** Keras models that users wrote: checked, named, and changed only by who saw the last version. */
@NullMarked
package io.millrace.controlplane.models;

import org.jspecify.annotations.NullMarked;
