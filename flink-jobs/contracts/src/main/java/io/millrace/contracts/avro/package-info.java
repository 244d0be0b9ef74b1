/**
 * Avro schemas as far as a vector of numbers needs them: read from their JSON text, with the fields
 * that become features and the reasons why some cannot. Holds no Avro library, so that whoever
 * announces or stores a data source can check its schema.
 */
@NullMarked
package io.millrace.contracts.avro;

import org.jspecify.annotations.NullMarked;
