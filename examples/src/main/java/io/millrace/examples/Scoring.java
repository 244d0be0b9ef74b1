package io.millrace.examples;

/**
 * What the deployed model did with held-out records.
 *
 * @param scored counted by the inference job
 * @param output read from the output topic
 * @param accuracy share of the records whose likeliest class is their label
 */
record Scoring(
    long sent,
    long scored,
    long output,
    long deadLetters,
    double recordsPerSecond,
    double p50Ms,
    double p99Ms,
    double accuracy) {}
