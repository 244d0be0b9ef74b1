/** Options of a training: what Keras gives to {@code fit} and its callbacks. */
@NullMarked
package io.millrace.contracts.fit;

import org.jspecify.annotations.NullMarked;
