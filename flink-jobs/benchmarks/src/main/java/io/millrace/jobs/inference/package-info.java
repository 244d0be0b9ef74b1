/** What is measured beside the inference job and is made of its own parts. */
@NullMarked
package io.millrace.jobs.inference;

import org.jspecify.annotations.NullMarked;
