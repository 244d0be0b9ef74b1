/** What commands write: tables and documents for people, JSON for programs. */
@NullMarked
package io.millrace.cli.output;

import org.jspecify.annotations.NullMarked;
