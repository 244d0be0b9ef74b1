package io.millrace.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One measured number.
 *
 * @param against what it is compared with, measured in the same run
 * @param ratio value divided by that; above 1 is more
 */
record BenchmarkRow(
    @JsonProperty("case") String name,
    String metric,
    double value,
    String unit,
    String against,
    double ratio) {}
