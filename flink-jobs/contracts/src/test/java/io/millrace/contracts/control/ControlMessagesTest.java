package io.millrace.contracts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessagesTest {
  private static final byte[] KEY = {7};
  private static final String RAW =
      "\"input_format\":\"RAW\",\"input_config\":{\"data_type\":\"uint8\"}";

  @Test
  void shouldReadWhatKafkaMlSends() throws Exception {
    ControlMessage message = ControlMessages.parse(new byte[] {1}, golden("kafka-ml-raw.json"));

    assertThat(message)
        .isEqualTo(
            new ControlMessage(
                1,
                new DataSource(
                    List.of(new StreamRange("automl", 0, 0, 10)),
                    new RawFormat(
                        DataType.UINT8, TensorShape.of(28, 28), DataType.UINT8, TensorShape.of(1)),
                    new DatasetSplit(0.1, 0.1, SplitMethod.POSITIONAL)),
                "Mnist dataset",
                10L));
  }

  @Test
  void shouldReadAvroInSeveralPartitionsOfWhichOneIsEmpty() throws Exception {
    DataSource source =
        ControlMessages.parse(new byte[] {1, 44}, golden("kafka-ml-avro.json")).dataSource();

    assertThat(source.ranges())
        .containsExactly(
            new StreamRange("copd", 0, 0, 12),
            new StreamRange("copd", 1, 0, 0),
            // the fourth number is the end, not a length: ten records
            new StreamRange("copd", 2, 4, 14));
    assertThat(source.ranges().get(1).isEmpty()).isTrue();
    assertThat(source.ranges().get(2).length()).isEqualTo(10);
    assertThat(source.format())
        .isInstanceOfSatisfying(
            AvroFormat.class,
            avro -> {
              assertThat(avro.dataScheme()).contains("\n \"name\": \"HCOPD\",\n");
              assertThat(avro.labelScheme()).contains("diagnosis");
              assertThat(avro.featureCount()).hasValue(3);
              assertThat(avro.labelled()).isTrue();
            });
    assertThat(ControlMessages.parse(KEY, ControlMessages.value(message(source))).dataSource())
        .isEqualTo(source);
  }

  @Test
  void shouldReadRestrictionsInTextAndTypesByTheirAliases() throws Exception {
    ControlMessage message =
        ControlMessages.parse(KEY, golden("kafka-ml-restrictions-as-text.json"));

    assertThat(message.dataSource().format())
        .isEqualTo(new RawFormat(DataType.FLOAT64, null, DataType.FLOAT64, null));
    assertThat(message.dataSource().split())
        .isEqualTo(new DatasetSplit(0, 0, SplitMethod.POSITIONAL));
  }

  @ParameterizedTest
  @CsvSource({
    "half, FLOAT16",
    "float16, FLOAT16",
    "float32, FLOAT32",
    "float, FLOAT64",
    "double, FLOAT64",
    "float64, FLOAT64",
    "bool, BOOL",
    "int8, INT8",
    "uint16, UINT16",
    "uint64, UINT64"
  })
  void shouldKnowEveryNameOfAType(String name, DataType type) {
    ControlMessage message =
        parse(
            "{\"topic\":\"t:0:3:5\",\"input_format\":\"RAW\",\"input_config\":{\"data_type\":\"%s\"}}"
                .formatted(name));

    assertThat(message.dataSource().format()).isEqualTo(new RawFormat(type, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "NaN  | control message: the value is not JSON: Non-standard token 'NaN'",
        "-0.1 | control message: /validation_rate: validationRate -0.1 and testRate 0.0 are not legal; each must be at least 0 and their sum below 1",
        "1    | control message: /validation_rate: validationRate 1.0 and testRate 0.0 are not legal; each must be at least 0 and their sum below 1",
        "-1e999 | control message: /validation_rate: validationRate -Infinity and testRate 0.0 are not legal; each must be at least 0 and their sum below 1"
      })
  void shouldRefuseRatesThatAreNoShare(String rate, String message) {
    String value =
        "{\"topic\":\"t:0:3:5\"," + RAW + ",\"validation_rate\":" + rate + ",\"test_rate\":null}";

    assertThatThrownBy(() -> parse(value))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(message);
  }

  @Test
  void shouldSayWhichFieldOfASchemaIsNoNumber() {
    assertThatThrownBy(
            () ->
                parse(
                    "{\"topic\":\"t:0:3:5\",\"input_format\":\"AVRO\",\"input_config\":{\"data_scheme\":"
                        + "\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":"
                        + "[{\\\"name\\\":\\\"who\\\",\\\"type\\\":\\\"string\\\"}]}\"}}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageStartingWith(
            "control message: /input_config/data_scheme: field 'who' is string, not a number;");
  }

  private static ControlMessage message(DataSource source) {
    return new ControlMessage(7, source, "", null);
  }

  @Test
  void shouldRefuseIncrementalStreams() throws Exception {
    byte[] online = golden("kafka-ml-online.json");

    assertThatThrownBy(() -> ControlMessages.parse(KEY, online))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(
            "control message: /topic: topic 'online' has no offsets, and incremental streams are"
                + " not supported yet; legal is topic:partition:start:end");
  }

  @Test
  void shouldReadBackWhatItWrites() throws Exception {
    ControlMessage raw = ControlMessages.parse(KEY, golden("millrace-digits.json"));
    ControlMessage json =
        new ControlMessage(
            300,
            new DataSource(
                raw.dataSource().ranges(),
                new JsonFormat(List.of("a", "b"), "y", TensorShape.of(2)),
                new DatasetSplit(0, 0.25, SplitMethod.HASHED)),
            "",
            null);

    assertThat(ControlMessages.value(raw)).isEqualTo(golden("millrace-digits.json"));
    assertThat(ControlMessages.parse(ControlMessages.key(300), ControlMessages.value(json)))
        .isEqualTo(json);
  }

  @Test
  void shouldNeedOnlyTopicFormatAndConfiguration() {
    ControlMessage message = parse("{\"topic\":\"t:0:3:5,t:1:0:0\"," + RAW + ",\"unknown\":[1]}");

    assertThat(message.dataSource().ranges())
        .containsExactly(new StreamRange("t", 0, 3, 5), new StreamRange("t", 1, 0, 0));
    assertThat(message.dataSource().split())
        .isEqualTo(new DatasetSplit(0, 0, SplitMethod.POSITIONAL));
    assertThat(message.description()).isEmpty();
    assertThat(message.totalMessages()).isNull();
  }

  @Test
  void shouldReadAConfigurationThatIsStoredAsText() {
    ControlMessage message =
        parse(
            "{\"topic\":\"t:0:3:5\",\"input_format\":\"RAW\","
                + "\"input_config\":\"{\\\"data_type\\\":\\\"half\\\",\\\"data_reshape\\\":\\\"\\\"}\"}");

    assertThat(message.dataSource().format())
        .isEqualTo(new RawFormat(DataType.FLOAT16, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "07, 7",
    "ff, 255",
    "0100, 256",
    "00000007, 7",
    "010203, 66051",
    "7fffffffffffffff, 9223372036854775807"
  })
  void shouldReadKeysOfOneToEightBytes(String hex, long number) {
    byte[] value = utf8("{\"topic\":\"t:0:3:5\"," + RAW + "}");

    assertThat(ControlMessages.parse(HexFormat.of().parseHex(hex), value).deploymentNumber())
        .isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "255, ff",
    "256, 00000100",
    "2147483647, 7fffffff",
    "2147483648, 0000000080000000"
  })
  void shouldWriteKeysAsShortAsKafkaMlDoes(long number, String hex) {
    assertThat(ControlMessages.key(number)).isEqualTo(HexFormat.of().parseHex(hex));
  }

  @Test
  void shouldRefuseNumbersThatAreNoDeployment() {
    assertThatThrownBy(() -> ControlMessages.key(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deployment number -1 is not legal; legal is 0 or more");
    assertRefusedKey(
        "",
        "the key has 0 bytes; legal is the training's number as a big-endian integer of 1 to 8"
            + " bytes");
    assertRefusedKey(
        "000000000000000001",
        "the key has 9 bytes; legal is the training's number as a big-endian integer of 1 to 8"
            + " bytes");
    assertRefusedKey(
        "ffffffffffffffff",
        "the key is the number 18446744073709551615; legal is at most 9223372036854775807");
  }

  private static void assertRefusedKey(String hex, String message) {
    byte[] value = utf8("{\"topic\":\"t:0:3:5\"," + RAW + "}");
    assertThatThrownBy(() -> ControlMessages.parse(HexFormat.of().parseHex(hex), value))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("control message: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~             | the value is empty; legal is a JSON object",
        "[1]            | the value is JSON but not an object; legal is an object",
        "null           | the value is JSON but not an object; legal is an object"
      })
  void shouldRefuseWhatIsNoObject(String value, String message) {
    assertViolations(value, Violation.at("", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "hello", "{\"topic\": }"})
  void shouldRefuseWhatIsNotJson(String value) {
    assertThatThrownBy(() -> parse(value))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageStartingWith("control message: the value is not JSON: ");
  }

  @Test
  void shouldReportEveryViolationAtOnce() {
    assertViolations(
        "{\"input_format\":\"CSV\",\"input_config\":{},\"validation_rate\":\"much\","
            + "\"test_rate\":true,\"split_method\":\"RANDOM\",\"total_msg\":1.5}",
        Violation.at("/topic", "'topic' is missing; legal is topic:partition:start:end"),
        Violation.at(
            "/input_format", "format 'CSV' is not known; legal is RAW, JSON, AVRO or IMAGE"),
        Violation.at(
            "/validation_rate",
            "'validation_rate' is \"much\"; legal is a number of at least 0 and below 1"),
        Violation.at(
            "/test_rate", "'test_rate' is true; legal is a number of at least 0 and below 1"),
        Violation.at(
            "/split_method",
            "'split_method' is \"RANDOM\"; legal is one of [POSITIONAL, SHUFFLED, HASHED, STRATIFIED]"),
        Violation.at(
            "/total_msg", "'total_msg' is 1.5; legal is a whole number of 0 or more, or null"));
  }

  @Test
  void shouldSayWhatIsWrongWithTheFormat() {
    assertViolations(
        "{\"topic\":\"t:0:3:5\"}",
        Violation.at("/input_config", "'input_config' is missing; legal is a JSON object"),
        Violation.at(
            "/input_format", "'input_format' is missing; legal is RAW, JSON, AVRO or IMAGE"));
    assertViolations(
        "{\"topic\":\"t:0:3:5\",\"input_format\":\"RAW\",\"input_config\":[]}",
        Violation.at("/input_config", "'input_config' is []; legal is a JSON object"));
    assertViolations(
        "{\"topic\":\"t:0:3:5\",\"input_format\":\"RAW\",\"input_config\":{\"data_reshape\":8}}",
        Violation.at("/input_config/data_type", "'data_type' is missing"),
        Violation.at("/input_config/data_reshape", "'data_reshape' is 8; legal is text"));
  }

  @Test
  void shouldSayWhereAConfigurationInTextStopsBeingJson() {
    assertThatThrownBy(
            () ->
                parse(
                    "{\"topic\":\"t:0:3:5\",\"input_format\":\"RAW\",\"input_config\":\"{'a'}\"}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageStartingWith(
            "control message: /input_config: 'input_config' is text but not JSON: Unexpected"
                + " character");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t:0:5:3        | /topic: stream range 't:0:5:3' is not legal; legal is topic:partition:start:end with 0 <= start <= end, for example digits:0:0:1797",
        "automl:0:70000 | /topic: stream range 'automl:0:70000' has three parts, its partition or its end is missing; legal is topic:partition:start:end with 0 <= start <= end, for example digits:0:0:1797"
      })
  void shouldSayWhichRangeIsWrong(String topic, String message) {
    assertThatThrownBy(() -> parse("{\"topic\":\"" + topic + "\"," + RAW + "}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("control message: " + message);
  }

  @Test
  void shouldRefuseRatesThatLeaveNothingToTrainOn() {
    assertViolations(
        "{\"topic\":\"t:0:3:5\"," + RAW + ",\"validation_rate\":0.5,\"test_rate\":0.5}",
        Violation.at(
            "/validation_rate",
            "validationRate 0.5 and testRate 0.5 are not legal; each must be at least 0 and their"
                + " sum below 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "99999999999999999999999", "-1", "{}"})
  void shouldRefuseNumbersOutOfRange(String number) {
    String value =
        "{\"topic\":\"t:0:3:5\"," + RAW + ",\"test_rate\":0,\"total_msg\":" + number + "}";

    assertViolations(
        value,
        Violation.at(
            "/total_msg",
            "'total_msg' is "
                + (number.equals("1e999") ? "\"Infinity\"" : number)
                + "; legal is a whole number of 0 or more, or null"));
  }

  @Test
  void shouldRefuseNegativeCountsAndNumbers() {
    DataSource source = parse("{\"topic\":\"t:0:3:5\"," + RAW + "}").dataSource();

    assertThatThrownBy(() -> new ControlMessage(-1, source, "", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deploymentNumber -1 and totalMessages null are not legal; legal is 0 or more");
    assertThatThrownBy(() -> new ControlMessage(1, source, "", -2L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deploymentNumber 1 and totalMessages -2 are not legal; legal is 0 or more");
  }

  private static void assertViolations(String value, Violation... violations) {
    assertThatThrownBy(() -> parse(value))
        .isInstanceOfSatisfying(
            InvalidDocumentException.class,
            e -> assertThat(e.violations()).containsExactly(violations));
  }

  private static ControlMessage parse(String value) {
    return ControlMessages.parse(KEY, utf8(value));
  }

  private static byte[] golden(String name) throws Exception {
    return Files.readAllBytes(Path.of("src/test/resources/golden/control-message", name));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
