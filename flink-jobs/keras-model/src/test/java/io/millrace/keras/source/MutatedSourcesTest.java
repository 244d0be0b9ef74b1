package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Valid sources with words exchanged, dropped, doubled or replaced by extremes: each is accepted or
 * refused with violations, and nothing else happens. {@code -Dmutations=} sets how many are tried,
 * {@code -Dmutations.seed=} which.
 */
class MutatedSourcesTest {
  private static final Path VALID = Path.of("src/test/resources/sources/valid");
  private static final int MUTATIONS = Integer.getInteger("mutations", 500);
  private static final long SEED = Long.getLong("mutations.seed", 2026L);
  private static final Pattern WORDS =
      Pattern.compile("'[^'\n]*'|\"[^\"\n]*\"|\\w+|\\s+|[^\\w\\s]");
  private static final List<String> EXTREMES =
      List.of(
          "0",
          "-1",
          "1",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775807",
          "1e308",
          "float('nan')",
          "float('inf')",
          "0.0",
          "''",
          "'relu'",
          "None",
          "True",
          "[]",
          "()",
          "{}",
          "(1,)",
          "[[1], 2]",
          "lambda x: x",
          "...",
          "range(3)",
          "model",
          "keras",
          "x",
          "(",
          ")",
          "[",
          "]",
          ":",
          "=",
          "\n",
          "    ",
          "*",
          "**",
          "**{'a': 1}",
          "if",
          "for",
          "def",
          "return",
          "'''",
          "{0}",
          "f'{x}'");

  private final Random random = new Random(SEED);

  @Test
  void shouldAcceptOrRefuseWhateverMutationsMake() throws IOException {
    // Given
    List<String> sources = sources();

    for (int i = 0; i < MUTATIONS; i++) {
      String mutated = mutated(sources.get(random.nextInt(sources.size())));

      // When
      // Then
      assertThatCode(() -> Answer.to(null, mutated).shouldBeCheap())
          .as("mutation %d of seed %d:%n%s", i, SEED, mutated)
          .doesNotThrowAnyException();
    }
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(VALID)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.endsWith("model.py")).sorted().toList()) {
        Path imports = file.resolveSibling("imports.py");
        String before = Files.exists(imports) ? Files.readString(imports) + "\n" : "";
        sources.add(before + Files.readString(file));
      }
      return sources;
    }
  }

  private String mutated(String source) {
    List<String> words =
        new ArrayList<>(WORDS.matcher(source).results().map(MatchResult::group).toList());
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes && words.size() > 1; change++) {
      int at = random.nextInt(words.size());
      int other = random.nextInt(words.size());
      switch (random.nextInt(6)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(other));
        case 2 -> words.set(at, words.set(other, words.get(at)));
        case 3 -> words.set(number(words, at), extreme());
        case 4 -> words.set(at, extreme());
        default -> words.set(at, words.get(other));
      }
    }
    return String.join("", words);
  }

  private String extreme() {
    return EXTREMES.get(random.nextInt(EXTREMES.size()));
  }

  /** The next number behind a place, since these are what layers are most particular about. */
  private static int number(List<String> words, int from) {
    for (int i = from; i < words.size(); i++) {
      if (Character.isDigit(words.get(i).charAt(0))) {
        return i;
      }
    }
    return from;
  }
}
