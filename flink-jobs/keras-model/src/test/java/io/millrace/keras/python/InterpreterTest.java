package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  @Test
  void shouldRunProgramsOverTheSameGlobals() {
    // When
    Interpreter interpreter =
        Programs.run(
            "def scaled(x, by=2):\n    return [x * by ** i for i in range(3)]\n",
            "sizes = scaled(3)\nname = f'block_{sizes[-1]:03d}'\n");

    // Then
    assertThat(interpreter.faults()).isEmpty();
    assertThat(interpreter.global("name")).isEqualTo(new PythonString("block_012"));
  }

  @Test
  void shouldReportEachFaultOnceAndGoOn() {
    // When
    List<String> faults =
        Programs.faults(
            "a = opn('x')\nb = a + 1\nlayer = 3\nc = layr + b\nd = b.c(1)[2]\ne = 1 / 0\n");

    // Then
    assertThat(faults)
        .containsExactly(
            "1:5 name 'opn' is not known (import it, or assign it before this line)",
            "4:5 name 'layr' is not known (did you mean 'layer'?)",
            "6:7 division by zero");
  }

  @Test
  void shouldReportSyntaxErrorsAndRunWhatCanBeRead() {
    // When
    List<String> faults = Programs.faults("a = (1, 2\nb = ]\nc = a + b\nd = 'x' + 1\n");

    // Then
    assertThat(faults)
        .containsExactly(
            "2:5 ']' does not close '(' of line 1",
            "4:9 '+' between a value of type 'str' and one of type 'int' is not supported (write"
                + " str(value) to make text of it)");
  }
}
