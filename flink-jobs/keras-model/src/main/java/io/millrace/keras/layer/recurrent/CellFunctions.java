package io.millrace.keras.layer.recurrent;

import io.millrace.keras.layer.ActivationFunction;
import java.util.Objects;

/**
 * The activation functions of a cell.
 *
 * @param recurrent of the gates; not used by a cell without gates
 */
public record CellFunctions(ActivationFunction activation, ActivationFunction recurrent) {
  public CellFunctions {
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(recurrent, "recurrent");
    if (activation == ActivationFunction.GLU || recurrent == ActivationFunction.GLU) {
      throw new IllegalArgumentException("activation 'glu' halves its input, a cell must keep it");
    }
  }
}
