package io.millrace.keras.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that the language knows nothing about: a module, a class, a layer, a tensor. Everything
 * that can be done to it is a method here; each refuses by throwing {@link SourceException}. The
 * interpreter never looks into a host by other means.
 */
public non-sealed interface HostValue extends PythonValue {
  /** {@code value.name}. */
  default PythonValue attribute(String name, Site site) {
    throw new SourceException(
        site, "'" + typeName() + "' has no attribute " + Quoted.of(name), null);
  }

  /** {@code value.name = …}. */
  default void setAttribute(String name, PythonValue value, Site site) {
    throw new SourceException(
        site, "attribute " + Quoted.of(name) + " of '" + typeName() + "' cannot be set", null);
  }

  /** {@code value(…)}. */
  default PythonValue call(Arguments arguments, Site site) {
    throw new SourceException(site, "a value of type '" + typeName() + "' cannot be called", null);
  }

  /** {@code value[key]}; the key may be a {@link PythonSlice} or a tuple with slices in it. */
  default PythonValue item(PythonValue key, Site site) {
    throw new SourceException(
        site, "a value of type '" + typeName() + "' has no items; '[…]' needs a list", null);
  }

  /**
   * {@code value operator other}, or {@code other operator value} if reflected.
   *
   * @return null if the operator is not supported
   */
  default @Nullable PythonValue operate(
      BinaryOperator operator, PythonValue other, boolean reflected, Site site) {
    return null;
  }

  /**
   * {@code -value}.
   *
   * @return null if that is not supported
   */
  default @Nullable PythonValue negate(Site site) {
    return null;
  }

  /** What {@code for x in value} goes through. */
  default List<PythonValue> items(Site site) {
    throw new SourceException(
        site, "a value of type '" + typeName() + "' cannot be iterated over", null);
  }

  /** {@code if value}. */
  default boolean truth(Site site) {
    return true;
  }

  /** What {@code with value as x} binds to x; leaving the block does nothing. */
  default PythonValue enter(Site site) {
    throw new SourceException(
        site, "a value of type '" + typeName() + "' cannot be used in a 'with' statement", null);
  }

  /** What {@code str(value)} and {@code repr(value)} give. */
  default String representation() {
    return "<" + typeName() + ">";
  }
}
