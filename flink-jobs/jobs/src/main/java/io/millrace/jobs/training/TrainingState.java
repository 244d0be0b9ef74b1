package io.millrace.jobs.training;

import java.util.List;
import java.util.Objects;

/**
 * The state of a training at one moment. Immutable, so that it can be written while the training
 * goes on; of a large model it may have several gigabytes.
 *
 * @param numbers everything small
 * @param arrays everything large; not copied, and never changed by anybody
 */
record TrainingState(byte[] numbers, List<float[]> arrays) {
  TrainingState {
    Objects.requireNonNull(numbers, "numbers");
    arrays = List.copyOf(arrays);
  }
}
