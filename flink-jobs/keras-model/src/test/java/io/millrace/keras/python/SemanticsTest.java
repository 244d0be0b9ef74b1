package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What CPython answers to a program, this interpreter answers too; what CPython refuses is a fault.
 * {@code semantics.py} lists the programs and wrote the answers.
 */
class SemanticsTest {
  private static final Path ANSWERS = Path.of("src/test/resources/python/semantics.txt");

  record Case(String program, String answer) {
    @Override
    public String toString() {
      return program;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Arrays.stream(Files.readString(ANSWERS).split("\n\n"))
        .map(block -> block.strip())
        .map(block -> block.split("\n(?=[=!] [^\n]*$)"))
        .map(parts -> new Case(parts[0], parts[1]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldAnswerAsCPython(Case given) {
    // Given
    Interpreter interpreter =
        new Interpreter(
            (name, site) -> {
              throw new SourceException(site, "module '" + name + "' is not known", null);
            },
            Map.of("math", MathModule.INSTANCE),
            Limits.DEFAULT);

    // When
    interpreter.run(Program.parse(program(given), Limits.DEFAULT));

    // Then
    assertThat(answer(interpreter, given)).isEqualTo(given.answer());
  }

  private static String program(Case given) {
    boolean expression =
        given.program().lines().noneMatch(line -> line.matches(".*\\bresult\\b.*"));
    boolean raised = given.program().startsWith("raise") || given.program().startsWith("assert");
    return expression && !raised ? "result = " + given.program() : given.program();
  }

  /** Which error it is has no name here: any fault will do. */
  private static String answer(Interpreter interpreter, Case given) {
    List<SourceFault> faults = interpreter.faults();
    PythonValue result = interpreter.global("result");
    if (!faults.isEmpty()) {
      return given.answer().startsWith("!") ? given.answer() : "! " + faults;
    }
    return result == null ? "no result" : "= " + interpreter.representation(result, new Site(1, 1));
  }

  @Test
  void shouldHaveManyCases() throws IOException {
    // Then
    assertThat(cases()).hasSizeGreaterThan(500);
  }
}
