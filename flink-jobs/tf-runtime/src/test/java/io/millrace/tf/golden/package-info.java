/** Runs what real Keras computed (resources {@code golden}) and compares. */
@NullMarked
package io.millrace.tf.golden;

import org.jspecify.annotations.NullMarked;
