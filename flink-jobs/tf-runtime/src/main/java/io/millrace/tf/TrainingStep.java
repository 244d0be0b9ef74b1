package io.millrace.tf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * What a training step runs.
 *
 * @param numbers loss and metrics of the batch
 * @param update changes the weights
 * @param accumulate only collects gradients; null where each step changes the weights
 * @param overwrite makes the averages of the weights the weights; null without averages
 * @param untrained weights that may be trained and that no loss depends on
 */
record TrainingStep(
    Operand<TFloat32> numbers,
    Op update,
    @Nullable Op accumulate,
    @Nullable Op overwrite,
    List<String> untrained) {}
