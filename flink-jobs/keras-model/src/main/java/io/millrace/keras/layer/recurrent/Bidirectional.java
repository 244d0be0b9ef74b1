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
 * Two recurrent layers that go through a sequence in opposite directions. Its inputs are the
 * sequence and, optionally, the first states of both.
 *
 * @param forward gives zeros at masked steps when it gives sequences; so does {@code backward}
 */
public record Bidirectional(
    String name, RecurrentLayer forward, RecurrentLayer backward, DirectionMerge merge)
    implements Layer {
  public Bidirectional {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(merge, "merge");
    forward = forward.zeroingSequences();
    backward = backward.zeroingSequences();
    Sequencing there = forward.sequencing();
    Sequencing back = backward.sequencing();
    if (there.goBackwards() == back.goBackwards()
        || there.returnSequences() != back.returnSequences()
        || there.returnState() != back.returnState()) {
      throw new IllegalArgumentException(
          "the layers of a Bidirectional are "
              + there
              + " and "
              + back
              + "; legal are different directions and otherwise the same");
    }
  }

  /** Inputs of one of the layers. */
  public <T> List<T> inputsOf(boolean ofForward, List<T> inputs) {
    int half = (inputs.size() - 1) / 2;
    List<T> own = new ArrayList<>(inputs.subList(0, 1));
    own.addAll(ofForward ? inputs.subList(1, 1 + half) : inputs.subList(1 + half, inputs.size()));
    return own;
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    List<TensorShape> there = forward.outputShapes(inputsOf(true, inputs));
    List<TensorShape> back = backward.outputShapes(inputsOf(false, inputs));
    List<TensorShape> shapes = new ArrayList<>(merged(there.get(0), back.get(0)));
    shapes.addAll(there.subList(1, there.size()));
    shapes.addAll(back.subList(1, back.size()));
    return shapes;
  }

  private List<TensorShape> merged(TensorShape there, TensorShape back) {
    if (merge == DirectionMerge.NONE) {
      return List.of(there, back);
    }
    if (merge == DirectionMerge.CONCAT) {
      return List.of(SizeLimits.withLast(there, SizeLimits.last(there) + SizeLimits.last(back)));
    }
    if (!there.equals(back)) {
      throw new ShapeMismatchException(
          "the layers of a Bidirectional give "
              + there
              + " and "
              + back
              + ", which cannot be merged by "
              + merge
              + "; legal are equal shapes");
    }
    return List.of(there);
  }

  @Override
  public List<WeightSpec> weights(List<TensorShape> inputs) {
    List<WeightSpec> weights = new ArrayList<>();
    forward.weights(inputs).forEach(weight -> weights.add(weight.within(forward.name())));
    backward.weights(inputs).forEach(weight -> weights.add(weight.within(backward.name())));
    return weights;
  }

  @Override
  public long parameterCount(List<TensorShape> inputs) {
    return forward.parameterCount(inputs) + backward.parameterCount(inputs);
  }

  @Override
  public int steps(List<TensorShape> inputs) {
    return forward.steps(inputs) + backward.steps(inputs);
  }
}
