/**
 * What can go wrong, named once: codes that people search for, and violations that say where and
 * what is legal.
 */
@NullMarked
package io.millrace.contracts.error;

import org.jspecify.annotations.NullMarked;
