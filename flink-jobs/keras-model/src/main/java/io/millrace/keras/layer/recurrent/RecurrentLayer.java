package io.millrace.keras.layer.recurrent;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keras' {@code SimpleRNN}, {@code LSTM}, {@code GRU} and {@code RNN}: goes through a sequence step
 * by step. Its inputs are the sequence and, optionally, the first states.
 *
 * @param type Keras' class
 * @param trainable false keeps all weights
 * @param cells at least one; each takes the output of the one before
 */
public record RecurrentLayer(
    String name, String type, boolean trainable, List<RecurrentCell> cells, Sequencing sequencing)
    implements Layer {
  /** Steps are laid out in the graph one by one, whose size this keeps sane. */
  public static final int MAX_STEPS = 1000;

  public RecurrentLayer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(sequencing, "sequencing");
    cells = List.copyOf(cells);
    if (cells.isEmpty() || cells.size() > 1 && sequencing.returnState()) {
      throw new IllegalArgumentException(
          cells.size() + " cells are given; legal is one, or more without return_state");
    }
  }

  /** The same layer under another name. */
  public RecurrentLayer named(String another) {
    return new RecurrentLayer(another, type, trainable, cells, sequencing);
  }

  /** The same layer, going backwards. */
  public RecurrentLayer backwards() {
    return new RecurrentLayer(name, type, trainable, cells, sequencing.reversed());
  }

  /** The same layer, its weights kept unless it is in something that is trained. */
  public RecurrentLayer frozenUnless(boolean trained) {
    return new RecurrentLayer(name, type, trainable && trained, cells, sequencing);
  }

  RecurrentLayer zeroingSequences() {
    return new RecurrentLayer(name, type, trainable, cells, sequencing.zeroingSequences());
  }

  /** Size of each state, in order. */
  private List<Integer> stateSizes() {
    List<Integer> sizes = new ArrayList<>();
    for (RecurrentCell cell : cells) {
      for (int i = 0; i < cell.kind().states(); i++) {
        sizes.add(cell.units());
      }
    }
    return sizes;
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    int steps = checkedSteps(inputs);
    int units = cells.get(cells.size() - 1).units();
    List<TensorShape> shapes = new ArrayList<>();
    shapes.add(
        sequencing.returnSequences()
            ? SizeLimits.checked(List.of(steps, units))
            : TensorShape.of(units));
    if (sequencing.returnState()) {
      stateSizes().forEach(size -> shapes.add(TensorShape.of(size)));
    }
    return shapes;
  }

  @Override
  public int steps(List<TensorShape> inputs) {
    return inputs.get(0).dimensions().get(0) * cells.size();
  }

  private int checkedSteps(List<TensorShape> inputs) {
    TensorShape sequence = inputs.get(0);
    if (sequence.rank() != 2) {
      throw new ShapeMismatchException(
          type + " was given an input of shape " + sequence + "; legal is (steps, features)");
    }
    int steps = sequence.dimensions().get(0);
    if (steps > MAX_STEPS) {
      throw new ShapeMismatchException(
          type
              + " was given a sequence of "
              + steps
              + " steps; legal are at most "
              + MAX_STEPS
              + ": shorten it, for example with Conv1D or AveragePooling1D");
    }
    List<TensorShape> states = inputs.subList(1, inputs.size());
    List<TensorShape> legal = stateSizes().stream().map(TensorShape::of).toList();
    if (!states.isEmpty() && !states.equals(legal)) {
      throw new ShapeMismatchException(
          type + " was given the initial states " + states + "; legal are " + legal);
    }
    return steps;
  }

  @Override
  public List<WeightSpec> weights(List<TensorShape> inputs) {
    int features = SizeLimits.last(inputs.get(0));
    List<WeightSpec> weights = new ArrayList<>();
    for (RecurrentCell cell : cells) {
      weights.addAll(cell.weights(features, trainable));
      features = cell.units();
    }
    return weights;
  }

  @Override
  public long parameterCount(List<TensorShape> inputs) {
    int features = SizeLimits.last(inputs.get(0));
    long count = 0;
    for (RecurrentCell cell : cells) {
      count += cell.parameterCount(features);
      features = cell.units();
    }
    return count;
  }
}
