package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  @TempDir Path folder;

  @Test
  void shouldHoldOutTheSameRowsForTheSameSeed() {
    Dataset digits = Dataset.read(Path.of("data/digits.csv"));

    Dataset.HoldOut one = digits.holdOut(0.2, 42);

    assertThat(one.training().size()).isEqualTo(1438);
    assertThat(one.heldOut().size()).isEqualTo(359);
    assertThat(digits.holdOut(0.2, 42)).isEqualTo(one);
    assertThat(digits.holdOut(0.2, 43)).isNotEqualTo(one);
  }

  @Test
  void shouldTrainOnNoRowThatIsHeldOut() {
    Dataset iris = Dataset.read(Path.of("data/iris.csv"));

    Dataset.HoldOut parts = iris.holdOut(0.2, 1);

    List<Dataset.Example> all = new ArrayList<>(parts.training().examples());
    all.addAll(parts.heldOut().examples());
    assertThat(all).containsExactlyInAnyOrderElementsOf(iris.examples());
    assertThat(parts.training().examples()).doesNotContainAnyElementsOf(parts.heldOut().examples());
  }

  @Test
  void shouldSayWhichLineIsWrong() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "x,y,label\n1,2,0\n1,0\n");

    assertThatThrownBy(() -> Dataset.read(file))
        .isInstanceOf(DemoException.class)
        .hasMessage(file + ", line 3: 2 cells; legal are 3");
    Files.writeString(file, "x,label\none,0\n");
    assertThatThrownBy(() -> Dataset.read(file))
        .isInstanceOf(DemoException.class)
        .hasMessage(file + ", line 2: For input string: \"one\"");
  }

  @Test
  void shouldSayWhichFileIsNotThere() {
    assertThatThrownBy(() -> Dataset.read(folder.resolve("none.csv")))
        .isInstanceOf(DemoException.class)
        .hasMessageStartingWith("the data set " + folder.resolve("none.csv") + " cannot be read (");
  }
}
