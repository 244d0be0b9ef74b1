package io.millrace.codecs;

import org.jspecify.annotations.Nullable;

/**
 * Key and value of a Kafka record; owns its arrays.
 *
 * @param key null when the format keeps nothing there
 */
public record EncodedRecord(byte @Nullable [] key, byte[] value) {}
