package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that is not of the language is a host, which the program can only ask. */
class HostsTest {
  /** Remembers what is done to it. */
  private static final class Recorder implements HostValue {
    private final List<String> done = new ArrayList<>();

    @Override
    public String typeName() {
      return "Recorder";
    }

    @Override
    public PythonValue attribute(String name, Site site) {
      done.add("." + name + " at " + site.line() + ":" + site.column());
      return this;
    }

    @Override
    public void setAttribute(String name, PythonValue value, Site site) {
      done.add("." + name + " = " + value.typeName());
    }

    @Override
    public PythonValue call(Arguments arguments, Site site) {
      if (arguments.positional().size() > 2) {
        throw new SourceException(site, "too many arguments", "give two");
      }
      done.add(
          "call at "
              + site.line()
              + ":"
              + site.column()
              + arguments.positional().stream().map(a -> " " + a.value().typeName()).toList()
              + arguments.keywords().keySet()
              + (arguments.hasUnknown() ? " unknown" : ""));
      return this;
    }

    @Override
    public PythonValue item(PythonValue key, Site site) {
      done.add("[" + key.typeName() + "]");
      return this;
    }

    @Override
    public @Nullable PythonValue operate(
        BinaryOperator operator, PythonValue other, boolean reflected, Site site) {
      if (operator == BinaryOperator.ADD) {
        done.add(operator.symbol() + other.typeName() + (reflected ? " reflected" : ""));
        return this;
      }
      return null;
    }

    @Override
    public PythonValue enter(Site site) {
      done.add("enter");
      return this;
    }
  }

  private final Recorder host = new Recorder();

  private Interpreter run(String program) {
    Modules modules =
        (name, site) -> {
          host.done.add("import " + name);
          return host;
        };
    Interpreter interpreter = new Interpreter(modules, Map.of("host", host), Limits.DEFAULT);
    interpreter.run(Program.parse(program, Limits.DEFAULT));
    return interpreter;
  }

  @Test
  void shouldAskTheHostForEverything() {
    // When
    Interpreter interpreter =
        run(
            """
            x = host.layers.Dense(1, name='a')(host)
            y = x[0, :2] + 1
            z = 1 + x
            x.trainable = False
            with host.scope() as s:
                pass
            """);

    // Then
    assertThat(interpreter.faults()).isEmpty();
    assertThat(host.done)
        .containsExactly(
            ".layers at 1:10",
            ".Dense at 1:17",
            "call at 1:17[ int][name]",
            "call at 1:35[ Recorder][]",
            "[tuple]",
            "+int",
            "+int reflected",
            ".trainable = bool",
            ".scope at 5:11",
            "call at 5:11[][]",
            "enter");
  }

  @Test
  void shouldAskTheHostForModules() {
    // When
    run("import a.b as c, d.e\nfrom f.g import (h as i, j,)\nfrom __future__ import annotations\n");

    // Then
    assertThat(host.done)
        .containsExactly(
            "import a.b",
            "import d.e",
            "import d",
            "import f.g",
            ".h at 2:18",
            "import f.g",
            ".j at 2:26");
  }

  @Test
  void shouldReportWhatAHostRefusesAndGoOn() {
    // When
    Interpreter interpreter =
        run(
            "x = host(1, 2, 3)\ny = host([x])\nz = host(x.y)\nw = host * 2\nv = -host\nlen(host)\n");

    // Then
    assertThat(Programs.lines(interpreter))
        .containsExactly(
            "1:5 too many arguments (give two)",
            "4:10 '*' between a value of type 'Recorder' and one of type 'int' is not supported",
            "5:5 '-' before a value of type 'Recorder' is not supported",
            "6:1 'len': a value of type 'Recorder' has no length");
    assertThat(host.done)
        .containsExactly("call at 2:5[ list][] unknown", "call at 3:5[ unknown][] unknown");
  }

  @Test
  void shouldRefuseByItselfWhatAHostDoesNotDefine() {
    // Given
    HostValue bare = () -> "Bare";
    Interpreter interpreter =
        new Interpreter(Programs::noModule, Map.of("bare", bare), Limits.DEFAULT);

    // When
    Programs.run(
        interpreter,
        "bare.x\nbare.x = 1\nbare()\nbare[0]\nfor i in bare: pass\nwith bare: pass\nimport torch\n");

    // Then
    assertThat(Programs.lines(interpreter))
        .containsExactly(
            "1:6 'Bare' has no attribute 'x'",
            "2:6 attribute 'x' of 'Bare' cannot be set",
            "3:1 a value of type 'Bare' cannot be called",
            "4:6 a value of type 'Bare' has no items; '[…]' needs a list",
            "5:10 a value of type 'Bare' cannot be iterated over",
            "6:6 a value of type 'Bare' cannot be used in a 'with' statement",
            "7:8 module 'torch' is not known");
    assertThat(bare.representation()).isEqualTo("<Bare>");
  }

  @Test
  void shouldCallFunctionsOfTheProgramForAHost() {
    // Given
    Interpreter interpreter = run("def double(x):\n    return x * 2\n");
    Site site = new Site(1, 1);
    PythonValue function = interpreter.global("double");

    // When
    PythonValue result = interpreter.call(function, Arguments.of(site, new PythonInt(4)), site);

    // Then
    assertThat(result).isEqualTo(new PythonInt(8));
    assertThat(interpreter.global("missing")).isNull();
  }

  @Test
  void shouldKnowTheMathModuleByItself() {
    // When
    Interpreter interpreter =
        run("import math\nfrom math import log2 as l, flor\nx = math.floor(l(9))\n");

    // Then
    assertThat(interpreter.global("x")).isEqualTo(new PythonInt(3));
    assertThat(Programs.lines(interpreter))
        .containsExactly("2:29 module 'math' has no attribute 'flor' (did you mean 'floor'?)");
  }
}
