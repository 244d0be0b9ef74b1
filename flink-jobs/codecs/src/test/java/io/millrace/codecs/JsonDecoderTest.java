package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.TensorShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDecoderTest {
  private static final RecordDecoder ANY = decoder(List.of(), null);
  private static final RecordDecoder LABELLED = decoder(List.of(), "class");
  private static final RecordDecoder PETALS = decoder(List.of("width", "length"), "class");

  @Test
  void shouldReadNestedArraysInTheOrderTheyAreWritten() throws Exception {
    assertThat(features(ANY, "[[1, -2.5], [[3e2], true], false]", 5))
        .containsExactly(1, -2.5f, 300, 1, 0);
  }

  @Test
  void shouldWriteNothingOutsideTheGivenPart() throws Exception {
    float[] target = {9, 9, 9, 9};

    ANY.decodeFeatures(utf8("[1,2]"), target, 1, 2);

    assertThat(target).containsExactly(9, 1, 2, 9);
  }

  @Test
  void shouldTakeEveryNumericMemberButTheLabel() throws Exception {
    String record = "{\"id\":\"a7\",\"x\":1,\"class\":4,\"more\":{\"y\":2,\"z\":[3,5]}}";

    assertThat(features(LABELLED, record, 4)).containsExactly(1, 2, 3, 5);
    assertThat(LABELLED.decodeLabel(null, utf8(record))).containsExactly(4);
    assertThat(LABELLED.countFeatures(utf8(record))).isEqualTo(4);
  }

  @Test
  void shouldTakeNamedMembersInTheOrderOfTheFormat() throws Exception {
    String record = "{\"length\":1.5,\"id\":[null,{\"x\":1}],\"class\":true,\"width\":0.2}";

    assertThat(features(PETALS, record, 2)).containsExactly(0.2f, 1.5f);
    assertThat(PETALS.decodeLabel(null, utf8(record))).containsExactly(1);
  }

  @Test
  void shouldTakeNamedMembersThatAreArrays() throws Exception {
    assertThat(features(PETALS, "{\"length\":[3,4],\"width\":[[1],[2]]}", 4))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void shouldFollowDotsIntoNestedMembers() throws Exception {
    RecordDecoder nested = decoder(List.of("petal.width", "petal.length"), "meta.class");
    String record = "{\"meta\":{\"class\":2,\"at\":1},\"petal\":{\"length\":5,\"width\":4}}";

    assertThat(features(nested, record, 2)).containsExactly(4, 5);
    assertThat(features(nested, "{\"petal.length\":5,\"petal.width\":4}", 2)).containsExactly(4, 5);
    assertThat(nested.decodeLabel(null, utf8(record))).containsExactly(2);
  }

  @Test
  void shouldReadALabelOfManyValues() throws Exception {
    assertThat(LABELLED.decodeLabel(null, utf8("{\"class\":[0,1,0]}"))).containsExactly(0, 1, 0);
  }

  @Test
  void shouldFindNoLabelWhereNoneIsDeclaredOrSent() throws Exception {
    assertThat(ANY.decodeLabel(null, utf8("{\"class\":1}"))).isEmpty();
    assertThat(LABELLED.decodeLabel(null, null)).isEmpty();
    assertThat(LABELLED.decodeLabel(null, utf8("{\"x\":1}"))).isEmpty();
    assertThat(LABELLED.decodeLabel(null, utf8("{\"class\":null}"))).isEmpty();
    assertThat(LABELLED.decodeLabel(null, utf8("[1,2]"))).isEmpty();
  }

  @Test
  void shouldForgetTheRecordBefore() throws Exception {
    assertThat(features(PETALS, "{\"length\":1,\"width\":2}", 2)).containsExactly(2, 1);

    assertRejected(
        PETALS,
        "{\"length\":1}",
        "member 'width' is missing; legal is an object with the members [width, length]");
  }

  @Test
  void shouldReadRecordsLargerThanItsBuffer() throws Exception {
    String record = "[" + "7,".repeat(999) + "7]";

    assertThat(features(ANY, record, 1000)).hasSize(1000).containsOnly(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,2,3]                 | the value holds 3 features; legal are 2",
        "[1,\"a\"]               | the array holds text; legal are numbers, true and false",
        "[1,null]                | the array holds null; legal are numbers, true and false",
        "[1,{\"a\":2}]           | the array holds an object; legal are numbers, true and false",
        "{\"a\":null}            | member 'a' holds null; legal are numbers, true and false",
        "[1,1e39]                | the array holds 1e39; legal are numbers that fit 32-bit floats, up to 3.4e38",
        "7                       | the value is a number; legal is an array of numbers or an object",
        "true                    | the value is true or false; legal is an array of numbers or an object",
        "\"a\"                   | the value is text; legal is an array of numbers or an object",
        "null                    | the value is null; legal is an array of numbers or an object",
        "''                      | the value is empty; legal is an array of numbers or an object",
        "[1,2] [3]               | the value goes on after its first JSON value; legal is one array or object"
      })
  void shouldSayWhatIsWrongWithARecord(String record, String message) {
    assertRejected(ANY, record, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,2]                             | the value is an array; legal is an object with the members [width, length]",
        "{\"width\":\"wide\",\"length\":1} | member 'width' holds text; legal are numbers, true and false",
        "{\"width\":1,\"width\":2}         | member 'width' is there twice; legal is once in each record",
        "{\"class\":1,\"class\":2}         | member 'class' is there twice; legal is once in each record",
        "{\"class\":\"rose\"}              | label 'class' is the text \"rose\"; legal is a number, true or false: encode classes as 0, 1, …",
        "{\"class\":{}}                    | label 'class' holds an object; legal are numbers, true and false"
      })
  void shouldSayWhatIsWrongWithNamedMembers(String record, String message) {
    assertRejected(PETALS, record, message);
  }

  @Test
  void shouldSayWhereTheValueStopsBeingJson() {
    assertRejectedStarting(ANY, "[1,2", "the value is not JSON: Unexpected end-of-input");
    assertRejectedStarting(ANY, "[1,x]", "the value is not JSON: Unrecognized token 'x'");
    assertRejectedStarting(ANY, "{\"a\":1,", "the value is not JSON: Unexpected end-of-input");
  }

  @Test
  void shouldLimitDepthAndLengthOfNumbers() {
    assertRejectedStarting(ANY, "[".repeat(100), "the value is not JSON: Document nesting depth");
    assertRejectedStarting(
        ANY, "[" + "1".repeat(500) + "]", "the value is not JSON: Number value length (500)");
  }

  @Test
  void shouldRejectACountThatDoesNotFillTheShape() {
    RecordDecoder shaped = RecordDecoder.of(new JsonFormat(List.of(), null, TensorShape.of(2, 2)));

    assertThatThrownBy(() -> shaped.countFeatures(utf8("[1,2,3]")))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage("the value holds 3 features; legal are 4 (shape (2, 2))");
    assertThatThrownBy(() -> ANY.countFeatures(utf8("{\"a\":\"b\"}")))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the value holds no number; legal is an array of numbers or an object with some");
  }

  private static void assertRejected(RecordDecoder decoder, String record, String message) {
    assertThatThrownBy(() -> features(decoder, record, 2))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(message);
  }

  private static void assertRejectedStarting(RecordDecoder decoder, String record, String start) {
    assertThatThrownBy(() -> features(decoder, record, 2))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageStartingWith(start)
        .hasMessageMatching("(?s).* at byte \\d+");
  }

  private static float[] features(RecordDecoder decoder, String record, int count)
      throws UndecodableRecordException {
    float[] target = new float[count];
    decoder.decodeFeatures(utf8(record), target, 0, count);
    return target;
  }

  private static RecordDecoder decoder(List<String> features, @Nullable String label) {
    return RecordDecoder.of(new JsonFormat(features, label, null));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
