package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two faults give two errors, and one fault gives one. */
class FaultsGoOnTest {
  @Test
  void shouldReportEveryStatementThatFails() {
    // When
    List<String> faults = Programs.faults("a = 1 / 0\nb = [][1]\nc = 'x'.foo\n");

    // Then
    assertThat(faults)
        .containsExactly(
            "1:7 division by zero",
            "2:8 index 1 is outside of the 0 items",
            "3:9 a value of type 'str' has no attribute 'foo'");
  }

  @Test
  void shouldReportTwoFaultsOfOneStatement() {
    // When
    List<String> faults = Programs.faults("a = [first, second, 1 + '']\n");

    // Then
    assertThat(faults)
        .containsExactly(
            "1:6 name 'first' is not known (import it, or assign it before this line)",
            "1:13 name 'second' is not known (import it, or assign it before this line)",
            "1:23 '+' between a value of type 'int' and one of type 'str' is not supported"
                + " (write str(value) to make text of it)");
  }

  @Test
  void shouldStaySilentAboutWhatFollowsFromAFault() {
    // When
    List<String> faults =
        Programs.faults(
            """
            a = missing
            b = a.x(1)[2] + -a * 3 < 5
            c, *d = a
            if a: e = 1
            for f in a: g = f
            while a: h = 1
            i = [x for x in a] + [x for x in [1] if a]
            j = f'{a:>5}' + '%s' % a + ', '.join([a]) + str(a)
            k = {a: 1, **a}
            l = len(a) + sum([a]) + max([1, a]) + int(a)
            m = (lambda x, *y: x)(a, *a, **a)
            a.x = a[1] = 5
            a += 1
            n = [c, d, e, f, g, h, i, j, k, l, m]
            o = a and b or not c
            p = a if a else b
            q = sorted([1, a]), list(a), dict(a), any([a]), [1][a], {1: 2}[a]
            r = a is None
            """);

    // Then
    assertThat(faults)
        .containsExactly(
            "1:5 name 'missing' is not known (import it, or assign it before this line)");
  }

  @Test
  void shouldReportAFaultOfALoopOnce() {
    // When
    List<String> faults = Programs.faults("for i in range(1000):\n    x = i + ''\n");

    // Then
    assertThat(faults).hasSize(1);
  }

  @Test
  void shouldKeepWhatAFailedStatementWouldHaveBoundUnknown() {
    // When
    List<String> faults =
        Programs.faults("a, b = 1, 2, 3\nc = a + b\nx = [1]\nx[5] = 2\ny = x + [1]\n");

    // Then
    assertThat(faults)
        .containsExactly("1:1 3 values for 2 names", "4:3 index 5 is outside of the 1 items");
  }

  @Test
  void shouldEndAFunctionThatRaises() {
    // When
    List<String> faults =
        Programs.faults(
            """
            def checked(units):
                if units < 1:
                    raise ValueError(f'units is {units}')
                return units
            x = checked(0) + 1
            y = checked(2) + ''
            """);

    // Then
    assertThat(faults)
        .containsExactly(
            "3:9 the code raises an error: units is 0",
            "6:16 '+' between a value of type 'int' and one of type 'str' is not supported"
                + " (write str(value) to make text of it)");
  }

  @Test
  void shouldEndAProgramThatRaises() {
    // When
    List<String> faults = Programs.faults("assert 1 > 2, 'no'\nx = 1 / 0\n");

    // Then
    assertThat(faults).containsExactly("1:1 an assertion does not hold: no");
  }

  @Test
  void shouldReportSeveralSyntaxErrorsAndRunTheRest() {
    // When
    List<String> faults =
        Programs.faults(
            """
            class Model:
                def call(self):
                    return $
            a = Model()
            def f(x):
                y = = 1
                return x
            b = f(1) + ''
            if b
                c = 1
            d = 'never
            e = c + d + b
            try:
                import os
            except ImportError:
                os = None
            finally:
                z = 1
            z = os.path
            """);

    // Then
    assertThat(faults)
        .containsExactly(
            "1:1 'class' is not supported (use keras.Sequential or the functional API)",
            "6:9 '='; legal here is a value",
            "9:5 the line ends; legal here is ':' (write ':' at the end of the line of 'if')",
            "11:5 text is not closed (write the closing quote)",
            "13:1 'try' is not supported (write the statements without it)",
            "8:10 '+' between a value of type 'int' and one of type 'str' is not supported"
                + " (write str(value) to make text of it)");
  }

  @Test
  void shouldBlameTheBracketThatIsNotClosed() {
    // When
    List<String> faults =
        Programs.faults(
            """
            a = [
                f(1,
                  2),
                g(3
            ]
            b = (1,
            c = 2 + ''
            def f():
                return 1
            """);

    // Then
    assertThat(faults)
        .containsExactly(
            "5:1 ']' does not close '(' of line 4",
            "6:5 '(' was never closed (write the bracket that closes it)",
            "7:7 '+' between a value of type 'int' and one of type 'str' is not supported"
                + " (write str(value) to make text of it)");
  }

  @Test
  void shouldSayWhichTextAFaultIsIn() {
    // Given
    Interpreter interpreter = Programs.interpreter(Limits.DEFAULT);

    // When
    interpreter.run(Program.parse("imports", "def f(x):\n    return x + 1\n", Limits.DEFAULT));
    interpreter.run(Program.parse("y = f('')\n", Limits.DEFAULT));

    // Then
    assertThat(Programs.lines(interpreter)).first().asString().startsWith("imports 2:14 '+'");
  }

  @Test
  void shouldStopAtTwentyFaults() {
    // Given
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      program.append("x = 1 / 0\n");
    }

    // When
    List<String> faults = Programs.faults(program.toString());

    // Then
    assertThat(faults).hasSize(20);
  }
}
