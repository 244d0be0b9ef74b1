package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;

/** The values of a variable, in C order. */
record NamedValues(String name, TensorShape shape, float[] values) {}
