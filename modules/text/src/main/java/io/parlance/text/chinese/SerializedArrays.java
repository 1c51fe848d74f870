package io.parlance.text.chinese;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads arrays of numbers from a stream in the format of Java's object serialization (Java Object
 * Serialization Specification, chapter 6), which smartcn's dictionaries are stored in: the arrays
 * and nothing else, so that no object is ever made by what a file says.
 */
final class SerializedArrays {
  private static final int MAGIC_AND_VERSION = 0xACED0005;
  private static final int NULL = 0x70;
  private static final int REFERENCE = 0x71;
  private static final int CLASS = 0x72;
  private static final int ARRAY = 0x75;
  private static final int END_OF_BLOCK = 0x78;
  private static final int FIRST_HANDLE = 0x7E0000;

  private final String name;
  private final ByteBuffer bytes;
  private final List<String> handles = new ArrayList<>(); // class names; "" for arrays

  SerializedArrays(String name, InputStream stream) throws IOException {
    this.name = name;
    this.bytes = ByteBuffer.wrap(stream.readAllBytes());
    if (bytes.remaining() < 4 || bytes.getInt() != MAGIC_AND_VERSION) {
      throw new IOException(name + " does not begin as a stream of serialized objects");
    }
  }

  /** The next array: of longs, ints, shorts, chars, or of such arrays ({@code Object[]}). */
  Object next() throws IOException {
    try {
      expect(ARRAY);
      return array();
    } catch (BufferUnderflowException e) {
      throw new IOException(name + " ends within an array", e);
    }
  }

  private Object array() throws IOException {
    String type = classDescription();
    handles.add("");
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw damaged("an array of " + length);
    }
    switch (type) {
      case "[J" -> {
        long[] values = new long[length];
        bytes.asLongBuffer().get(values);
        skip(length * Long.BYTES);
        return values;
      }
      case "[I" -> {
        int[] values = new int[length];
        bytes.asIntBuffer().get(values);
        skip(length * Integer.BYTES);
        return values;
      }
      case "[S" -> {
        short[] values = new short[length];
        bytes.asShortBuffer().get(values);
        skip(length * Short.BYTES);
        return values;
      }
      case "[C" -> {
        char[] values = new char[length];
        bytes.asCharBuffer().get(values);
        skip(length * Character.BYTES);
        return values;
      }
      default -> {
        return nested(type, length);
      }
    }
  }

  private Object[] nested(String type, int length) throws IOException {
    if (!type.startsWith("[[")) {
      throw damaged("a " + type);
    }
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      int kind = bytes.get();
      if (kind == ARRAY) {
        values[i] = array();
      } else if (kind == NULL) {
        values[i] = new Object[0]; // nothing is as good as empty here
      } else {
        throw damaged("element code " + kind);
      }
    }
    return values;
  }

  private String classDescription() throws IOException {
    int kind = bytes.get();
    if (kind == REFERENCE) {
      int handle = bytes.getInt() - FIRST_HANDLE;
      if (handle < 0 || handle >= handles.size() || handles.get(handle).isEmpty()) {
        throw damaged("reference " + handle);
      }
      return handles.get(handle);
    }
    if (kind != CLASS) {
      throw damaged("class code " + kind);
    }
    byte[] className = new byte[bytes.getShort()];
    bytes.get(className);
    skip(Long.BYTES + 1); // serialVersionUID, flags
    if (bytes.getShort() != 0) {
      throw damaged("an array with fields");
    }
    expect(END_OF_BLOCK);
    expect(NULL); // no superclass
    String type = new String(className, StandardCharsets.UTF_8);
    handles.add(type);
    return type;
  }

  private void expect(int code) throws IOException {
    int found = bytes.get();
    if (found != code) {
      throw damaged("code " + found + " instead of " + code);
    }
  }

  private void skip(int length) {
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    bytes.position(bytes.position() + length);
  }

  private IOException damaged(String found) {
    return new IOException(name + " is damaged: " + found + " before byte " + bytes.position());
  }
}
