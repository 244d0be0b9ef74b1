/**
 * The one JSON codec of the contracts: job specs are read strictly, events and descriptors
 * tolerantly.
 */
@NullMarked
package io.millrace.contracts.json;

import org.jspecify.annotations.NullMarked;
