package io.millrace.keras.layer.attention;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code EinsumDense} multiplies and sums: {@code input,kernel->output}, each axis a
 * letter, with {@code ...} at the start or the end of input and output for any number of others.
 */
public record EinsumEquation(String text, String input, String kernel, String output) {
  private static final Pattern LEGAL =
      Pattern.compile("(\\.{3})?([a-zA-Z]+)(\\.{3})?,([a-zA-Z]+)->(\\.{3})?([a-zA-Z]+)(\\.{3})?");

  /** Empty when it is not legal. */
  public static Optional<EinsumEquation> of(String text) {
    Matcher matcher = LEGAL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean left = matcher.group(1) != null;
    boolean right = matcher.group(3) != null;
    boolean fits = left == (matcher.group(5) != null) && right == (matcher.group(7) != null);
    return fits && !(left && right)
        ? Optional.of(
            new EinsumEquation(text, matcher.group(2), matcher.group(4), matcher.group(6)))
        : Optional.empty();
  }

  private boolean elidesLeft() {
    return text.startsWith("...");
  }

  private boolean elides() {
    return text.contains("...");
  }

  /**
   * The equation in letters, all axes named, the batch first.
   *
   * @param given of the output, without batch and elided axes; null where an axis is the input's
   */
  Resolved resolve(TensorShape inputShape, List<@Nullable Integer> given) {
    List<Integer> all = new ArrayList<>(List.of(-1));
    all.addAll(inputShape.dimensions());
    int elided = all.size() - input.length();
    if (elided < 0 || elided > 0 && !elides()) {
      throw new ShapeMismatchException(
          "the equation '"
              + text
              + "' names "
              + input.length()
              + " axes of an input "
              + inputShape
              + " with "
              + all.size()
              + "; legal is one letter for each axis");
    }
    int first = elidesLeft() ? elided : 0;
    Map<Character, Integer> sizes = new HashMap<>();
    for (int i = 0; i < input.length(); i++) {
      sizes.put(input.charAt(i), all.get(first + i));
    }
    List<Integer> others =
        elidesLeft() ? all.subList(0, elided) : all.subList(all.size() - elided, all.size());
    return new Resolved(this, sizes, List.copyOf(others)).withOutputs(given);
  }

  /**
   * Sizes of the axes.
   *
   * @param sizes by letter; -1 is the batch
   * @param elided sizes of axes without a letter
   */
  record Resolved(EinsumEquation equation, Map<Character, Integer> sizes, List<Integer> elided) {
    /** What is given counts from the last named axis of the output. */
    Resolved withOutputs(List<@Nullable Integer> given) {
      int named = equation.output.length();
      Map<Character, Integer> all = new HashMap<>(sizes);
      for (int i = 0; i < named; i++) {
        char letter = equation.output.charAt(i);
        int index = given.size() - named + i;
        Integer size = index < 0 || index >= given.size() ? null : given.get(index);
        Integer known = all.get(letter);
        if (size != null && known != null && !known.equals(size) || size == null && known == null) {
          throw new ShapeMismatchException(
              "the output shape "
                  + given
                  + " does not fit axis '"
                  + letter
                  + "' of the equation '"
                  + equation.text
                  + "'; legal is one size for each axis that is not the input's");
        }
        if (size != null) {
          all.put(letter, size);
        }
      }
      return new Resolved(equation, all, elided);
    }

    TensorShape kernelShape() {
      return SizeLimits.weight(
          equation.kernel.chars().mapToObj(c -> size((char) c)).toArray(Integer[]::new));
    }

    private int size(char letter) {
      Integer size = sizes.get(letter);
      if (size == null || size < 1) {
        throw new ShapeMismatchException(
            "axis '"
                + letter
                + "' of the kernel in the equation '"
                + equation.text
                + "' is "
                + (size == null ? "not there" : "the batch")
                + " in input and output; legal is an axis of known size");
      }
      return size;
    }

    /** Product of the sizes of those axes of the kernel that the output has, or has not. */
    int fan(boolean ofOutput) {
      return equation
          .kernel
          .chars()
          .filter(c -> (equation.output.indexOf(c) >= 0) == ofOutput)
          .map(c -> size((char) c))
          .reduce(1, Math::multiplyExact);
    }

    TensorShape outputShape() {
      List<Integer> dimensions = new ArrayList<>();
      equation.output.chars().forEach(c -> dimensions.add(sizes.getOrDefault((char) c, 0)));
      dimensions.addAll(equation.elidesLeft() ? 0 : dimensions.size(), elided);
      if (dimensions.get(0) != -1 || dimensions.lastIndexOf(-1) != 0) {
        throw new ShapeMismatchException(
            "the output of the equation '" + equation.text + "' does not begin with the batch");
      }
      return SizeLimits.checked(dimensions.subList(1, dimensions.size()));
    }

    /**
     * @param axes letters of the output
     */
    TensorShape biasShape(String axes) {
      int first = equation.output.length();
      for (char letter : axes.toCharArray()) {
        int place = equation.output.indexOf(letter);
        if (place < 0) {
          throw new ShapeMismatchException(
              "bias axis '"
                  + letter
                  + "' is not in the output of the equation '"
                  + equation.text
                  + "'; legal are its letters");
        }
        first = Math.min(first, place);
      }
      List<Integer> dimensions = new ArrayList<>();
      for (char letter : equation.output.substring(first).toCharArray()) {
        dimensions.add(axes.indexOf(letter) < 0 ? 1 : size(letter));
      }
      for (int i = 0; i < elided.size() && !equation.elidesLeft(); i++) {
        dimensions.add(1);
      }
      return SizeLimits.checked(dimensions);
    }
  }
}
