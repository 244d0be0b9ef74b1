package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonFloat;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import java.util.function.DoubleUnaryOperator;

/** The few names of {@code numpy} that say something about a model: sizes and types. */
final class NumpyNames {
  private NumpyNames() {}

  static Namespace numpy() {
    Namespace numpy = TensorFlowNames.dtypes(new Namespace("numpy"));
    return numpy
        .with("pi", new PythonFloat(Math.PI))
        .with("e", new PythonFloat(Math.E))
        .with("prod", new HostFunction("prod", NumpyNames::prod))
        .with("sqrt", function("sqrt", Math::sqrt))
        .with("log", function("log", Math::log))
        .with("log2", function("log2", value -> Math.log(value) / Math.log(2)))
        .with("log10", function("log10", Math::log10))
        .with("exp", function("exp", Math::exp))
        .with("ceil", function("ceil", Math::ceil))
        .with("floor", function("floor", Math::floor))
        .with("array", new HostFunction("array", NumpyNames::list))
        .with("asarray", new HostFunction("asarray", NumpyNames::list))
        .with("random", new Namespace("numpy.random").withoutEffect("seed"))
        .withoutEffect("set_printoptions");
  }

  private static HostFunction function(String name, DoubleUnaryOperator body) {
    return new HostFunction(
        name,
        (arguments, site) ->
            new PythonFloat(body.applyAsDouble(number(only(arguments, site), site))));
  }

  private static PythonValue only(Arguments arguments, Site site) {
    if (arguments.positional().size() != 1) {
      throw new SourceException(
          site,
          "a function of numpy is given "
              + arguments.positional().size()
              + " arguments; legal is one",
          null);
    }
    return arguments.positional().get(0).value();
  }

  private static double number(PythonValue value, Site site) {
    if (value instanceof PythonInt number) {
      return number.value();
    }
    if (value instanceof PythonFloat number) {
      return number.value();
    }
    throw new SourceException(
        site, "a value of type '" + value.typeName() + "' is given; legal is a number", null);
  }

  /** The only arrays there are here are lists of the source. */
  private static PythonValue list(Arguments arguments, Site site) {
    PythonValue value =
        arguments.positional().isEmpty()
            ? only(arguments, site)
            : arguments.positional().get(0).value();
    if (value instanceof PythonSequence) {
      return value;
    }
    throw new SourceException(
        site, "a value of type '" + value.typeName() + "' is given; legal is a list", null);
  }

  private static PythonValue prod(Arguments arguments, Site site) {
    PythonValue value = only(arguments, site);
    if (!(value instanceof PythonSequence sequence)) {
      return value;
    }
    long product = 1;
    double real = 1;
    boolean whole = true;
    for (PythonValue item : sequence.items()) {
      real *= number(item, site);
      whole &= item instanceof PythonInt;
      product = item instanceof PythonInt number ? multiplied(product, number, site) : product;
    }
    return whole ? new PythonInt(product) : new PythonFloat(real);
  }

  private static long multiplied(long product, PythonInt number, Site site) {
    try {
      return Math.multiplyExact(product, number.value());
    } catch (ArithmeticException e) {
      throw new SourceException(site, "the product does not fit into 64 bits", null);
    }
  }
}
