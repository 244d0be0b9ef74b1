/** {@code tail} and {@code events}: what arrives and what changes, as it does. */
@NullMarked
package io.millrace.cli.tail;

import org.jspecify.annotations.NullMarked;
