package io.millrace.keras.archive;

import io.millrace.keras.InvalidModelException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The members of a {@code .keras} archive. Only members that are asked for by name are unpacked.
 */
final class ZipMembers implements AutoCloseable {
  /** Most bytes that all members may have, unpacked. */
  static final long MAX_BYTES = 512L << 20;

  /** Most bytes of a member that is text. */
  static final int MAX_TEXT_BYTES = 4 << 20;

  static final int MAX_MEMBERS = 1000;

  private final Path file;
  private final ZipFile zip;

  private ZipMembers(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * @throws InvalidModelException when it is no zip, or larger than legal
   * @throws IOException when the file cannot be read
   */
  static ZipMembers open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw Faults.fault(
          name(file),
          "the zip is damaged: " + e.getMessage(),
          "save the model again with model.save('model.keras')");
    }
    ZipMembers members = new ZipMembers(file, zip);
    try {
      members.requireLegal();
      return members;
    } catch (InvalidModelException e) {
      zip.close();
      throw e;
    }
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void requireLegal() {
    if (zip.size() > MAX_MEMBERS) {
      throw fault("has " + zip.size() + " members; legal are at most " + MAX_MEMBERS, null);
    }
    long bytes = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry member = all.nextElement();
      requireLegalName(member.getName());
      bytes += Math.max(0, member.getSize());
    }
    if (bytes > MAX_BYTES) {
      throw fault("unpacks to " + bytes + " bytes; legal are at most " + MAX_BYTES, null);
    }
  }

  private void requireLegalName(String name) {
    boolean legal =
        !name.startsWith("/")
            && !name.contains("\\")
            && !name.contains(":")
            && !("/" + name + "/").contains("/../");
    if (!legal) {
      throw fault("has a member named '" + name + "'; legal are relative names without '..'", null);
    }
  }

  boolean has(String member) {
    return zip.getEntry(member) != null;
  }

  /**
   * @throws InvalidModelException when the member is missing or larger than {@link #MAX_TEXT_BYTES}
   */
  String text(String member) throws IOException {
    ZipEntry entry = entry(member);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
      if (bytes.length > MAX_TEXT_BYTES) {
        throw fault(
            "member " + member + " is larger than the legal " + MAX_TEXT_BYTES + " bytes", null);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (ZipException | EOFException e) {
      throw damaged(member, e);
    }
  }

  /** A copy of a member as a file of its own, which the caller deletes. */
  Path unpack(String member) throws IOException {
    ZipEntry entry = entry(member);
    Path copy = Files.createTempFile("millrace-", ".h5");
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(copy)) {
      copy(in, out, member);
      return copy;
    } catch (ZipException | EOFException e) {
      Files.delete(copy);
      throw damaged(member, e);
    } catch (IOException | RuntimeException e) {
      Files.delete(copy);
      throw e;
    }
  }

  /** What a member says of its size need not be true. */
  private void copy(InputStream in, OutputStream out, String member) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = MAX_BYTES;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      left -= read;
      if (left < 0) {
        throw fault("member " + member + " is larger than the legal " + MAX_BYTES + " bytes", null);
      }
      out.write(buffer, 0, read);
    }
  }

  private ZipEntry entry(String member) {
    ZipEntry entry = zip.getEntry(member);
    if (entry == null) {
      throw fault(
          "member " + member + " is missing",
          "a .keras archive of Keras 3 has metadata.json, config.json and model.weights.h5");
    }
    return entry;
  }

  private InvalidModelException damaged(String member, IOException cause) {
    return fault(
        "member " + member + " is damaged: " + cause.getMessage(),
        "save the model again with model.save('model.keras')");
  }

  private InvalidModelException fault(String message, @Nullable String hint) {
    return Faults.fault(name(file), message, hint);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
