package io.millrace.keras.json.compile;

import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.optimizer.StepOptions;
import io.millrace.keras.optimizer.StepOptions.Clipping;
import io.millrace.keras.optimizer.StepOptions.MovingAverage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what every optimizer of Keras takes: weight decay, clipping, averaging, accumulation. */
final class StepOptionsReader {
  private static final int MAX_STEPS = 1_000_000;

  private StepOptionsReader() {}

  static StepOptions read(Members config, double defaultDecay) {
    return new StepOptions(
        config.number("weight_decay", NumberRange.ANY, defaultDecay),
        clipping(config),
        average(config),
        accumulationSteps(config),
        config.number("loss_scale_factor", NumberRange.POSITIVE, 1));
  }

  /** Keras takes 0 for none. */
  private static @Nullable Clipping clipping(Members config) {
    double norm = config.number("clipnorm", NumberRange.NOT_NEGATIVE, 0);
    double global = config.number("global_clipnorm", NumberRange.NOT_NEGATIVE, 0);
    double value = config.number("clipvalue", NumberRange.NOT_NEGATIVE, 0);
    List<Clipping> given =
        Stream.<@Nullable Clipping>of(
                norm > 0 ? new Clipping.ByNorm(norm) : null,
                global > 0 ? new Clipping.ByGlobalNorm(global) : null,
                value > 0 ? new Clipping.ByValue(value) : null)
            .flatMap(Stream::ofNullable)
            .toList();
    if (given.size() > 1) {
      config.refuse(
          given.size()
              + " of 'clipnorm', 'global_clipnorm' and 'clipvalue' are set; legal is one of them",
          null);
    }
    return given.isEmpty() ? null : given.get(0);
  }

  private static @Nullable MovingAverage average(Members config) {
    double momentum = config.number("ema_momentum", NumberRange.ZERO_TO_ONE, 0.99);
    Integer frequency =
        config.has("ema_overwrite_frequency")
            ? config.size("ema_overwrite_frequency", MAX_STEPS)
            : null;
    return config.bool("use_ema", false) ? new MovingAverage(momentum, frequency) : null;
  }

  private static int accumulationSteps(Members config) {
    return config.has("gradient_accumulation_steps")
        ? config.size("gradient_accumulation_steps", MAX_STEPS)
        : 1;
  }
}
