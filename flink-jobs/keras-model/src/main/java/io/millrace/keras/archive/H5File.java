package io.millrace.keras.archive;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import io.millrace.keras.InvalidModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file, trusted in nothing: links are not followed, data are read only when their shape is
 * the expected one and as Keras stores them, and whatever the library throws is a damaged file.
 */
final class H5File implements AutoCloseable {
  private static final int MAX_NODES = 50_000;
  private static final int MAX_DEPTH = 40;

  private final String name;
  private final HdfFile file;

  private H5File(String name, HdfFile file) {
    this.name = name;
    this.file = file;
  }

  /**
   * @param name of the file in messages
   * @throws InvalidModelException when it is no HDF5 file
   */
  static H5File open(Path path, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      // the library allocates what a damaged file asks for, but not from a buffer
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return new H5File(name, guard(name, () -> HdfFile.fromByteBuffer(bytes)));
    }
  }

  String name() {
    return name;
  }

  /** Nothing when a part of the path is missing. */
  Optional<Dataset> dataset(String path) {
    return node(path).filter(Dataset.class::isInstance).map(Dataset.class::cast);
  }

  boolean hasGroup(String path) {
    return node(path).filter(Group.class::isInstance).isPresent();
  }

  /** Paths of all data below a group; empty when there is no such group. */
  Set<String> datasets(String group) {
    Set<String> paths = new TreeSet<>();
    node(group).ifPresent(node -> collect(node, group, new Walk(paths)));
    return paths;
  }

  private void collect(Node node, String path, Walk walk) {
    if (++walk.nodes > MAX_NODES || path.chars().filter(c -> c == '/').count() > MAX_DEPTH) {
      throw fault(
          "has more than " + MAX_NODES + " groups or more than " + MAX_DEPTH + " in one another");
    }
    if (node instanceof Dataset) {
      walk.paths.add(path);
    } else if (node instanceof Group group) {
      guard(name, group::getChildren)
          .forEach((child, below) -> collect(real(below, path), path + "/" + child, walk));
    }
  }

  private Optional<Node> node(String path) {
    Node node = file;
    for (String part : path.split("/")) {
      if (!(node instanceof Group group)) {
        return Optional.empty();
      }
      Node child = guard(name, () -> group.getChildren().get(part));
      if (child == null) {
        return Optional.empty();
      }
      node = real(child, path);
    }
    return Optional.of(node);
  }

  /** A link may name any file of this machine. */
  private Node real(Node node, String path) {
    if (node.isLink()) {
      throw fault("has a link at '" + path + "'; legal are groups and data alone");
    }
    return node;
  }

  /**
   * @param path of data whose shape the caller has checked
   * @return in C order; null when the data are no numbers
   */
  float @Nullable [] floats(Dataset dataset, String path) {
    DataLayout layout = guard(name, dataset::getDataLayout);
    if (layout != DataLayout.CONTIGUOUS && layout != DataLayout.COMPACT) {
      throw fault("stores '" + path + "' as " + layout + "; legal is CONTIGUOUS, as Keras does");
    }
    Object data = guard(name, dataset::getDataFlat);
    if (data instanceof float[] floats) {
      return floats;
    }
    if (data instanceof double[] doubles) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return floats;
    }
    return data instanceof long[] longs && longs.length == 1 ? new float[] {longs[0]} : null;
  }

  int[] dimensions(Dataset dataset) {
    return guard(name, dataset::getDimensions);
  }

  /**
   * @param group "" for the file itself
   * @return the texts of an attribute, one for a scalar; nothing when there is none
   */
  Optional<String[]> texts(String group, String attribute) {
    Node node = group.isEmpty() ? file : node(group).orElse(null);
    if (node == null) {
      return Optional.empty();
    }
    return guard(
        name,
        () -> {
          Attribute found = node.getAttributes().get(attribute);
          return found == null ? Optional.empty() : Optional.of(texts(found));
        });
  }

  private String[] texts(Attribute attribute) {
    if (attribute.isEmpty() || attribute.getSize() == 0) {
      return new String[0];
    }
    Object data = attribute.getData();
    if (data instanceof Object[] many) {
      return Arrays.stream(many).map(String::valueOf).toArray(String[]::new);
    }
    return data instanceof String text ? new String[] {text} : new String[0];
  }

  InvalidModelException fault(String message) {
    return Faults.fault(name, message, null);
  }

  /** The library tells damage by exceptions of many kinds, deep nesting by an overflow. */
  private static <T> T guard(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw Faults.fault(
          name,
          "the HDF5 file is damaged or uses what is not supported: " + e.getMessage(),
          "save the model again");
    }
  }

  @Override
  public void close() {
    file.close();
  }

  /** What a walk has seen so far. */
  private static final class Walk {
    private final Set<String> paths;
    private int nodes;

    private Walk(Set<String> paths) {
      this.paths = paths;
    }
  }
}
