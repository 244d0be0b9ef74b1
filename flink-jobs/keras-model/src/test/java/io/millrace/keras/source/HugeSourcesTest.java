package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that are hostile by their size or by their nesting, which no file needs to hold. */
class HugeSourcesTest {
  private static final String DEEP = "brackets, expressions or blocks are nested deeper than 100";
  private static final String MANY_WORDS = "the text has more than 40000 words and signs";
  private static final String DEEP_RUN = "expressions and calls are nested too deeply";

  static Stream<Arguments> sources() {
    return Stream.of(nested(), huge(), slow()).flatMap(sources -> sources);
  }

  private static Stream<Arguments> nested() {
    return Stream.of(
        source("parentheses", nest("(", 15_000, "1", ")"), "1:105 " + DEEP),
        source("lists", nest("[", 15_000, "", "]"), "1:105 " + DEEP),
        source("dicts", nest("{1:", 9_000, "1", "}"), "1:"),
        source("calls", nest("f(", 9_000, "", ")"), "1:207 " + DEEP),
        source("calls of calls", "x = len" + "()".repeat(9_000), "1:"),
        source("attributes", "x = math" + ".layers".repeat(5_000), "1:"),
        source("subscripts", "x = [1]" + "[0]".repeat(10_000), "1:"),
        source("not", "x = " + "not ".repeat(15_000) + "1", "1:"),
        source("minus", "x = " + "-".repeat(30_000) + "1", "1:"),
        source("powers", "x = " + "1**".repeat(10_000) + "1", "1:"),
        source("lambdas", "x = " + "lambda: ".repeat(8_000) + "1", "1:"),
        source("conditions", "x = " + "1 if 0 else ".repeat(5_000) + "1", "1:"),
        source("comprehensions", nest("[a for a in ", 4_000, "[]", "]"), "1:"),
        source("clauses", "x = [0 " + "for a in [1] ".repeat(4_000) + "]", "1:"),
        source("targets", "x = 1\n" + "[".repeat(9_000) + "x" + "]".repeat(9_000) + "=x", "2:"),
        source("blocks", blocks("if 1:", 150), "10"),
        source("functions", blocks("def f():", 150), "10"),
        source("a function of a function", "x = " + "(lambda f: f(f))(".repeat(5_000), "1:"),
        source("never closed", "x = " + "(".repeat(30_000), "1:105 " + DEEP),
        source("never opened", "x = " + ")".repeat(30_000), "1:5 ')' closes nothing"));
  }

  private static Stream<Arguments> huge() {
    return Stream.of(
        source("number", "x = " + "9".repeat(50_000), "1:5 a number of 50000 characters"),
        source("hexadecimal", "x = 0x" + "f".repeat(50_000), "1:5 a number of 50002 characters"),
        source("name", "x".repeat(60_000) + " = y", "1:60004 name 'y' is not known"),
        source("unknown name", "y = " + "x".repeat(60_000), "1:5 name 'xxxxxxxxxx"),
        source("text", "y = '" + "x".repeat(60_000) + "' + 1", "1:60008 '+' between"),
        source("words", "x = 1" + "+1".repeat(25_000), "1:40003 " + MANY_WORDS),
        source("sum", "x = a" + "+a".repeat(19_000), "1:5 name 'a' is not known"),
        source("arguments", "x = len(" + "1,".repeat(19_000) + ")", "1:5 'len': 19000 arguments"),
        source("faults", lines("x%1$d = y%1$d"), "1:6 name 'y0' is not known"),
        source("syntax faults", lines("x = = %d"), "1:5 '='"),
        source("brackets on all lines", "(\n".repeat(20_000), "101:1 " + DEEP),
        source("quotes on all lines", "'\n".repeat(20_000), "1:1 text is not closed"),
        source("indentation", "if 1:\n" + " ".repeat(60_000) + "x = y", "2:60005 name 'y'"),
        source("comment", "#" + " x".repeat(30_000), "1:1 the source leaves no variable"),
        source("blank lines", "\n".repeat(60_000) + "x = y", "60001:5 name 'y' is not known"));
  }

  /** One cheap step of the program that would be much work for the interpreter. */
  private static Stream<Arguments> slow() {
    String names =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "n%d".formatted(i))
            .collect(Collectors.joining(","));
    String body = "    x = 1\n".repeat(3_000);
    return Stream.of(
        source("definitions", loop("def f():\n    " + body.replace("\n", "\n    ")), "1:"),
        source("branches", "u = y\n" + loop("if u:\n    " + body.replace("\n", "\n    ")), "1:5"),
        source("clauses", loop("z = [0 for " + names + " in []]"), "2:"),
        source("targets", "u = y\n" + loop(names + " = u"), "1:5"),
        source(
            "parameters", "def f(" + names.replace(",", "=1,") + "=1): pass\n" + loop("f()"), "3:"),
        source("unknown names", names.replace(",", "=1\n") + "=1\n" + loop("n5"), "5002:"),
        source("unknown attributes", loop("keras.layers.Dens(1)"), "2:"),
        source("unknown attributes asked for", loop("hasattr(keras.layers, 'Dens')"), "2:"),
        source("iterator of iterators", "x = [1]\n" + loop("x = enumerate(x)"), "3:9"),
        source(
            "iterators twice", "x = [1]\nfor i in range(30):\n    x = zip(x, x)\nlist(x)", "3:9"),
        source("keys", "d = dict(zip(range(20000), range(20000)))\n" + loop("1 in d.keys()"), "3:"),
        source("spread", "d = {str(i): i for i in range(9000)}\n" + loop("print(**d)"), "3:"),
        source("equal texts", "a = 'x' * 99999\nb = a + 'y'\nc = a + 'y'\n" + loop("b == c"), "5:"),
        source("insertions", "a = list(range(60000))\n" + loop("a.insert(0, 1)"), "3:"),
        source("removals", "a = list(range(60000))\n" + loop("a.pop(0)"), "3:"),
        source("formats", "a = 0.1\n" + loop("b = f'{a:.1000f}{a:.1000e}'"), "3:"),
        source("powers", loop("x = (i % 2 - 1) ** 9223372036854775807"), "2:"));
  }

  private static String loop(String body) {
    return "for i in range(1000000):\n    " + body;
  }

  private static Arguments source(String name, String text, String answer) {
    return Arguments.of(name, text + "\n", answer);
  }

  private static String nest(String open, int times, String inner, String close) {
    return "x = " + open.repeat(times) + inner + close.repeat(times);
  }

  private static String blocks(String header, int depth) {
    String opened =
        IntStream.range(0, depth)
            .mapToObj(i -> " ".repeat(i) + header + "\n")
            .collect(Collectors.joining());
    return opened + " ".repeat(depth) + "x = 1";
  }

  private static String lines(String format) {
    return IntStream.range(0, 3_000).mapToObj(format::formatted).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void shouldAnswerWithThePlaceOfTheFirstFault(String name, String source, String answer) {
    // When
    Answer actual = Answer.to(null, source);

    // Then
    assertThat(actual.lines()).first().asString().startsWith(answer);
    assertThat(actual.lines()).hasSizeLessThanOrEqualTo(21);
    actual.shouldBeCheap();
  }

  @Test
  void shouldRefuseTenMegabytesAtOnce() {
    // Given
    String source = "x = 1\n".repeat(10 * 1024 * 1024 / 6);

    // When
    Answer answer = Answer.to(null, source);

    // Then
    assertThat(answer.lines()).containsExactly("1:1 the text is longer than 65536 characters");
    answer.shouldBeCheap();
  }

  @Test
  void shouldCountTheImportsAsText() {
    // Given
    String half = "x = 1\n".repeat(6_000);

    // When
    Answer answer = Answer.to(half, half);

    // Then
    assertThat(answer.lines()).containsExactly("1:1 the text is longer than 65536 characters");
    answer.shouldBeCheap();
  }

  @Test
  void shouldAnswerAChainOfCallsThatIsTooLong() {
    // When
    Answer answer = Answer.to(null, "f = lambda: f\nx = f" + "()".repeat(1_000) + "\n");

    // Then
    assertThat(answer.lines()).first().asString().contains(DEEP_RUN);
  }
}
