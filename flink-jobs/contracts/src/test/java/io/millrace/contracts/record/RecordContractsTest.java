package io.millrace.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.contracts.json.ContractJson;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordContractsTest {
  private static final String PAIR =
      """
      {"type": "record", "name": "Pair", "fields": [
        {"name": "a", "type": "float"}, {"name": "b", "type": "int"}]}""";

  /** Sizes as Python computes {@code int((1-(v+t))*n)} and {@code int(t*n)}. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, 10, 8, 1, 1",
    "0.1, 0.1, 1437, 1149, 143, 145",
    "0.1, 0.2, 220, 154, 44, 22",
    "0.15, 0.15, 569, 398, 85, 86",
    "0.3, 0.3, 10, 4, 3, 3",
    "0.3333333333333333, 0.3333333333333333, 3, 1, 1, 1",
    "0.1, 0, 3, 2, 0, 1",
    "0, 0, 569, 569, 0, 0",
    "0.5, 0.25, 0, 0, 0, 0"
  })
  void shouldSplitAsKafkaMlDoes(
      double validation, double test, int n, int training, int testing, int validating) {
    DatasetSplit split = new DatasetSplit(validation, test, SplitMethod.POSITIONAL);

    assertThat(List.of(split.trainingSize(n), split.testSize(n), split.validationSize(n)))
        .containsExactly(training, testing, validating);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.0", "0.0, -0.1", "0.5, 0.5", "1.0, 0.0", "NaN, 0.0", "0.0, NaN"})
  void shouldRefuseRatesThatAreNoShares(double validation, double test) {
    assertThatThrownBy(() -> new DatasetSplit(validation, test, SplitMethod.POSITIONAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "validationRate %s and testRate %s are not legal; each must be at least 0 and their sum"
                + " below 1",
            validation, test);
  }

  @ParameterizedTest
  @CsvSource({
    "bool, BOOL",
    "int8, INT8",
    "uint64, UINT64",
    "half, FLOAT16",
    "float, FLOAT64",
    "double, FLOAT64",
    "float32, FLOAT32"
  })
  void shouldKnowTypesByTheirNumPyNamesAndAliases(String name, DataType type) {
    assertThat(DataType.of(name)).isEqualTo(type);
  }

  @Test
  void shouldNameTheLegalTypes() {
    assertThatThrownBy(() -> DataType.of("complex64"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data type 'complex64' is not known; legal is one of bool, int8, int16, int32, int64,"
                + " uint8, uint16, uint32, uint64, float16, float32, float64");
  }

  @Test
  void shouldReadShapesAsKafkaMlWritesThem() {
    assertThat(TensorShape.parse(" 28  28 ")).isEqualTo(TensorShape.of(28, 28));
    assertThat(TensorShape.parse("28 28").size()).isEqualTo(784);
    assertThat(TensorShape.parse("1").spaced()).isEqualTo("1");
    assertThat(TensorShape.parseOrNull("")).isNull();
    assertThat(TensorShape.parseOrNull(null)).isNull();
    assertThat(TensorShape.scalar().size()).isEqualTo(1);
    assertThat(TensorShape.scalar().rank()).isZero();
    assertThat(TensorShape.of(8, 8)).hasToString("(8, 8)");
  }

  @ParameterizedTest
  @CsvSource({"28x28", "a", "1.5", "28 99999999999"})
  void shouldSayWhatALegalShapeIs(String text) {
    assertThatThrownBy(() -> TensorShape.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "shape '" + text + "' is not legal; legal are positive integers separated by spaces");
  }

  @ParameterizedTest
  @CsvSource({"0, [0]", "-1 2, '[-1, 2]'", "65536 65536, '[65536, 65536]'"})
  void shouldRefuseShapesThatHoldNothingOrTooMuch(String text, String shape) {
    assertThatThrownBy(() -> TensorShape.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "shape "
                + shape
                + " is not legal; each dimension must be at least 1 and the whole fit an int");
  }

  @Test
  void shouldRefuseImagesWithoutAShapeOfAnImage() {
    assertViolations("IMAGE", "{}", Violation.at("/data_reshape", "'data_reshape' is missing"));
    assertViolations(
        "IMAGE",
        "{\"data_reshape\":\"28 28 2\"}",
        Violation.at(
            "/data_reshape",
            "shape (28, 28, 2) is none of an image; legal is height, width and 1, 3 or 4 channels,"
                + " for example 28 28 1"));
    assertViolations(
        "IMAGE",
        "{\"data_reshape\":\"784\"}",
        Violation.at(
            "/data_reshape",
            "shape (784) is none of an image; legal is height, width and 1, 3 or 4 channels, for"
                + " example 28 28 1"));
  }

  @Test
  void shouldRefuseTextAsADataType() {
    assertViolations(
        "RAW",
        "{\"data_type\":\"string\"}",
        Violation.at(
            "/data_type",
            "data type 'string' holds text, not numbers; legal is one of bool, int8, int16, int32,"
                + " int64, uint8, uint16, uint32, uint64, float16, float32, float64"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void shouldReadBackTheConfigurationThatItWrites(RecordFormat format) {
    String config = ContractJson.write(RecordFormats.config(format));

    assertThat(RecordFormats.parse(format.name(), ContractJson.mapper().readTree(config)))
        .isEqualTo(format);
    assertThat(RecordFormats.name(format)).isEqualTo(format.name());
  }

  static Stream<Arguments> formats() {
    return Stream.of(
            new RawFormat(DataType.FLOAT32, null, null, null),
            new RawFormat(DataType.UINT8, TensorShape.of(8, 8), DataType.INT64, TensorShape.of(1)),
            new JsonFormat(List.of(), null, null),
            new JsonFormat(List.of("b", "a.c"), "y", TensorShape.of(2)),
            new AvroFormat(PAIR, "\"int\"", List.of(), null, null),
            new AvroFormat(PAIR, null, List.of("a"), "b", TensorShape.of(1)),
            new RegistryFormat(
                URI.create("http://r:1"), List.of("a"), "b", false, TensorShape.of(1)),
            new RegistryFormat(URI.create("http://r:1"), List.of(), null, true, null),
            new ImageFormat(TensorShape.of(28, 28, 1), null, null),
            new ImageFormat(TensorShape.of(8, 8, 3), DataType.INT64, TensorShape.of(1)))
        .map(Arguments::of);
  }

  @Test
  void shouldReportEveryViolationOfAConfiguration() {
    assertViolations(
        "RAW",
        "{\"data_type\":\"uint7\",\"data_reshape\":\"8x8\",\"label_type\":5}",
        Violation.at(
            "/data_type",
            "data type 'uint7' is not known; legal is one of bool, int8, int16, int32, int64,"
                + " uint8, uint16, uint32, uint64, float16, float32, float64"),
        Violation.at(
            "/data_reshape",
            "shape '8x8' is not legal; legal are positive integers separated by spaces"),
        Violation.at("/label_type", "'label_type' is 5; legal is text"));
    assertViolations(
        "JSON",
        "{\"features\":[\"a\",5,{}],\"label\":[]}",
        Violation.at("/features/1", "it is 5; legal is text"),
        Violation.at("/features/2", "it is {}; legal is text"),
        Violation.at("/label", "'label' is []; legal is text"));
    assertViolations(
        "JSON",
        "{\"features\":\"a\"}",
        Violation.at("/features", "'features' is \"a\"; legal is an array of names"));
    assertViolations(
        "JSON",
        "{\"features\":[\"a\"],\"label\":\"a\"}",
        Violation.at(
            "/features", "member 'a' is both a feature and the label; legal is one of the two"));
    assertViolations(
        "CSV",
        "{}",
        Violation.at("", "format 'CSV' is not known; legal is RAW, JSON, AVRO or IMAGE"));
    assertViolations(
        "RAW", "[]", Violation.at("", "the configuration is []; legal is a JSON object"));
  }

  @Test
  void shouldRefuseNamesThatCannotBeToldApart() {
    assertThatThrownBy(() -> new JsonFormat(List.of("a", "b", "a"), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "features [a, b, a] are not legal; legal are names that are not empty, each once");
    assertThatThrownBy(() -> new JsonFormat(List.of(" "), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features [ ] are not legal; legal are names that are not empty, each once");
    assertThatThrownBy(() -> new JsonFormat(List.of(), "", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the label's name is empty; legal is a name, or null");
  }

  private static void assertViolations(String name, String config, Violation... violations) {
    assertThatThrownBy(() -> RecordFormats.parse(name, ContractJson.mapper().readTree(config)))
        .isInstanceOfSatisfying(
            InvalidDocumentException.class,
            e -> assertThat(e.violations()).containsExactly(violations));
  }
}
