/** What is reported beside the loss: {@code keras.metrics} as typed, checked values. */
@NullMarked
package io.millrace.keras.metric;

import org.jspecify.annotations.NullMarked;
