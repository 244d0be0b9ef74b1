package io.millrace.jobs.inference;

/**
 * Where the values of an output lie among all that one record is scored with.
 *
 * @param name of the output
 * @param from index of its first value
 * @param count of its values
 * @param axes of its shape, without that of the batch
 */
record OutputSlice(String name, int from, int count, int axes) {}
