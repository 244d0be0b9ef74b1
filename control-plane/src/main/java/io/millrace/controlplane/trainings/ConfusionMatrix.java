package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.Evaluation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Examples by their class and by the class that was predicted.
 *
 * @param output of the model
 * @param part of the data set that the examples are of
 * @param labels of the classes, in the order of rows and columns
 * @param matrix a row for each class, in it a number for each predicted class
 */
@Schema(name = "ConfusionMatrix")
record ConfusionMatrix(
    String output, Evaluation.Part part, List<Integer> labels, List<List<Long>> matrix) {

  static ConfusionMatrix of(Evaluation evaluation, Evaluation.Classification output) {
    return new ConfusionMatrix(
        output.name(),
        evaluation.part(),
        output.classes().stream().map(Evaluation.ClassReport::label).toList(),
        output.confusion());
  }
}
