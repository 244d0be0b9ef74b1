package io.millrace.controlplane.artifacts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A zip file whose members are not compressed, so that each of its bytes is known by its place: it
 * is made anew for every download, and still a download goes on in the middle of it. The same
 * members give the same bytes. As APPNOTE 6.3.10 of PKWARE describes it, with the zip64 extension
 * where something has 4 GB or more.
 */
final class StoredZip {
  private static final long MAX = 0xffff_ffffL;
  private static final int MAX_COUNT = 0xffff;
  private static final short UTF8_NAMES = 1 << 11;
  private static final short PLAIN = 20;
  private static final short ZIP64 = 45;
  private static final short ZIP64_EXTRA = 1;

  /** 1 January 1980: the earliest that zip files know. */
  private static final int NO_TIME = 0x0021_0000;

  private final List<Segment> segments = new ArrayList<>();
  private final List<byte[]> directory = new ArrayList<>();
  private long offset;

  private StoredZip() {}

  /**
   * @param name in UTF-8, {@code /} between folders
   */
  record Member(String name, long crc32, Segment content) {}

  /** The whole zip file. */
  static List<Segment> of(List<Member> members) {
    StoredZip zip = new StoredZip();
    members.forEach(zip::add);
    zip.end();
    return List.copyOf(zip.segments);
  }

  private void add(Member member) {
    long begin = offset;
    add(header(member));
    segments.add(member.content());
    offset += member.content().length();
    directory.add(directoryEntry(member, begin));
  }

  private void add(byte[] bytes) {
    segments.add(new Segment.Bytes(bytes));
    offset += bytes.length;
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] header(Member member) {
    byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
    long size = member.content().length();
    boolean large = size >= MAX;
    ByteBuffer header = bytes(30 + name.length + (large ? 20 : 0));
    header.putInt(0x0403_4b50).putShort(large ? ZIP64 : PLAIN);
    putCommon(header, member, large);
    header.putShort((short) name.length).putShort((short) (large ? 20 : 0)).put(name);
    if (large) {
      header.putShort(ZIP64_EXTRA).putShort((short) 16).putLong(size).putLong(size);
    }
    return header.array();
  }

  /** Flags, method, time, checksum and both sizes. */
  private static void putCommon(ByteBuffer target, Member member, boolean large) {
    int size = (int) (large ? MAX : member.content().length());
    target.putShort(UTF8_NAMES).putShort((short) 0).putInt(NO_TIME);
    target.putInt((int) member.crc32()).putInt(size).putInt(size);
  }

  private static byte[] directoryEntry(Member member, long begin) {
    byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
    long size = member.content().length();
    boolean large = size >= MAX;
    boolean far = begin >= MAX;
    int values = (large ? 16 : 0) + (far ? 8 : 0);
    int extra = values == 0 ? 0 : values + 4;
    short version = extra == 0 ? PLAIN : ZIP64;
    ByteBuffer entry = bytes(46 + name.length + extra);
    entry.putInt(0x0201_4b50).putShort(version).putShort(version);
    putCommon(entry, member, large);
    entry.putShort((short) name.length).putShort((short) extra);
    // no comment, first disk, no attributes
    entry.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    entry.putInt((int) (far ? MAX : begin)).put(name);
    if (extra > 0) {
      entry.putShort(ZIP64_EXTRA).putShort((short) values);
    }
    if (large) {
      entry.putLong(size).putLong(size);
    }
    if (far) {
      entry.putLong(begin);
    }
    return entry.array();
  }

  private void end() {
    long begin = offset;
    directory.forEach(this::add);
    long size = offset - begin;
    boolean large = begin >= MAX || size >= MAX || directory.size() >= MAX_COUNT;
    if (large) {
      add(largeEnd(begin, size));
    }
    int count = large ? MAX_COUNT : directory.size();
    ByteBuffer end = bytes(22);
    end.putInt(0x0605_4b50).putShort((short) 0).putShort((short) 0);
    end.putShort((short) count).putShort((short) count);
    end.putInt((int) (large ? MAX : size)).putInt((int) (large ? MAX : begin));
    add(end.array());
  }

  /** The end of a large directory, and where it lies. */
  private byte[] largeEnd(long begin, long size) {
    long here = offset;
    ByteBuffer end = bytes(56 + 20);
    end.putInt(0x0606_4b50).putLong(44).putShort(ZIP64).putShort(ZIP64).putInt(0).putInt(0);
    end.putLong(directory.size()).putLong(directory.size()).putLong(size).putLong(begin);
    end.putInt(0x0706_4b50).putInt(0).putLong(here).putInt(1);
    return end.array();
  }
}
