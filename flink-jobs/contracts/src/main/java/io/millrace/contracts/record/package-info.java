/** What the bytes of a record mean: formats, element types, shapes, and how a data set is split. */
@NullMarked
package io.millrace.contracts.record;

import org.jspecify.annotations.NullMarked;
