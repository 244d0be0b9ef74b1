package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static List<String> faults(Limits limits, String program) {
    Interpreter interpreter = Programs.interpreter(limits);
    interpreter.run(Program.parse(program, limits));
    return Programs.lines(interpreter);
  }

  @Test
  void shouldStopAtTheNumberOfSteps() {
    // When
    List<String> faults =
        faults(Limits.DEFAULT.withSteps(100), "x = 1\nwhile x: x += 1\ny = 1 / 0\n");

    // Then
    assertThat(faults)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("the code runs for more than 100 steps; loops must end");
  }

  @Test
  void shouldStopAtTheDeadline() {
    // When
    List<String> faults =
        faults(Limits.DEFAULT.withDeadline(Duration.ofNanos(1)), "while True: pass\n");

    // Then
    assertThat(faults).hasSize(1).first().asString().endsWith("the code runs for longer than 0 ms");
  }

  @Test
  void shouldStopBeforeMemoryIsUsed() {
    // When
    List<String> faults =
        faults(Limits.DEFAULT.withAllocation(1_000), "x = [0] * 900\ny = [0] * 900\nz = 1 / 0\n");

    // Then
    assertThat(faults).containsExactly("2:9 the code uses too much memory");
  }

  @Test
  void shouldCountTheTextOfAllPrograms() {
    // Given
    Limits limits = Limits.DEFAULT.withCharacters(12);
    Interpreter interpreter = Programs.interpreter(limits);

    // When
    interpreter.run(Program.parse("imports", "x = 1 / 0\n", limits));
    interpreter.run(Program.parse("y = 1 / 0\n", limits));
    interpreter.run(Program.parse("z = 1 / 0\n", limits));

    // Then
    assertThat(Programs.lines(interpreter))
        .containsExactly(
            "imports 1:7 division by zero", "1:1 the text is longer than 12 characters");
  }

  @Test
  void shouldRefuseATextThatIsTooLongWithoutReadingIt() {
    // When
    Program program = Program.parse("$".repeat(11), Limits.DEFAULT.withCharacters(10));

    // Then
    assertThat(program.faults())
        .containsExactly(
            new SourceFault(new Site(1, 1), "the text is longer than 10 characters", null));
  }

  @Test
  void shouldNeedLittleStackForTheDeepestProgramThatIsAllowed() throws InterruptedException {
    // Given
    String nested = "(lambda x: [" + "(".repeat(80) + "x" + ")".repeat(80) + "][0])";
    String recursive =
        "def f(n):\n    return "
            + nested
            + "(0) if n == 0 else "
            + "(".repeat(60)
            + "f(n - 1)"
            + ")".repeat(60)
            + "\nx = f(28)\n";
    String chain = "g = lambda: g\ny = g" + "()".repeat(400) + "\n";
    AtomicReference<Interpreter> ran = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            null, () -> ran.set(Programs.run(recursive, chain)), "stack of 640 KB", 640 << 10);
    thread.setUncaughtExceptionHandler((dying, error) -> thrown.set(error));

    // When
    thread.start();
    thread.join();

    // Then
    assertThat(thrown.get()).isNull();
    assertThat(Programs.lines(ran.get())).isEmpty();
  }

  @Test
  void shouldStopExpressionsAndCallsThatAreNestedTooDeeply() {
    // When
    List<String> faults = faults(Limits.DEFAULT, "g = lambda: g\ny = g" + "()".repeat(700) + "\n");

    // Then
    assertThat(faults)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("expressions and calls are nested too deeply");
  }
}
