/** Values of weights, as they go in and out of trainings and files. */
@NullMarked
package io.millrace.keras.weight;

import org.jspecify.annotations.NullMarked;
