package io.millrace.keras.layer.recurrent;

/** The formulas of recurrent cells. */
public enum CellKind {
  SIMPLE_RNN("SimpleRNN", "simple_rnn_cell", 1, 1),
  LSTM("LSTM", "lstm_cell", 4, 2),
  /** Multiplies the state with the matrix before the reset gate is applied; two biases. */
  GRU_RESET_AFTER("GRU", "gru_cell", 3, 1),
  /** Applies the reset gate to the state before it is multiplied with the matrix; one bias. */
  GRU_RESET_BEFORE("GRU", "gru_cell", 3, 1);

  private final String className;
  private final String cellName;
  private final int gates;
  private final int states;

  CellKind(String className, String cellName, int gates, int states) {
    this.className = className;
    this.cellName = cellName;
    this.gates = gates;
    this.states = states;
  }

  /** Keras' class of the layer that is made of this cell. */
  public String className() {
    return className;
  }

  /** Name of the cell in that layer. */
  public String cellName() {
    return cellName;
  }

  /** Vectors of {@code units} that a step computes from input and state. */
  public int gates() {
    return gates;
  }

  /** Vectors of {@code units} that a step hands to the next; the first is the output. */
  public int states() {
    return states;
  }
}
