/**
 * {@code send}: the records of a file into a topic, in batches that arrive once, and their
 * announcement as data. Files are read twice: nothing is sent of one that has a fault.
 */
@NullMarked
package io.millrace.cli.send;

import org.jspecify.annotations.NullMarked;
