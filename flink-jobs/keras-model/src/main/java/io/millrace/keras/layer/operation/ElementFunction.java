package io.millrace.keras.layer.operation;

/** What is done with each number of a tensor. */
public enum ElementFunction {
  NEGATIVE("Negative"),
  ABSOLUTE("Absolute"),
  EXP("Exp"),
  LOG("Log"),
  SQRT("Sqrt"),
  SQUARE("Square"),
  SIN("Sin"),
  COS("Cos"),
  RECIPROCAL("Reciprocal"),
  LOGICAL_NOT("LogicalNot"),
  ZEROS_LIKE("ZerosLike"),
  ONES_LIKE("OnesLike"),
  /** Nothing: the value as it is. */
  CONVERT_TO_TENSOR("ConvertToTensor"),
  GELU_BY_TANH("Gelu"),
  CAST_TO_BOOL("Cast"),
  CAST_TO_FLOAT("Cast"),
  CAST_TO_INT("Cast");

  private final String className;

  ElementFunction(String className) {
    this.className = className;
  }

  /** Keras' class of the operation. */
  public String className() {
    return className;
  }
}
