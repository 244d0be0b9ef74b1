/** How elements pass from one operator to the next. */
@NullMarked
package io.millrace.jobs.edge;

import org.jspecify.annotations.NullMarked;
