package io.parlance.embeddings.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.CRC32C;

/**
 * The header of a safetensors file: eight bytes of length (little-endian), then JSON, padded with
 * spaces so that the tensors start at a multiple of eight, or those behind leading texts.
 *
 * <p>Its metadata may hold {@value #CHECKSUM}: {@code crc32c} and eight hexadecimal digits, the
 * CRC-32C of the whole file with those eight digits taken as zeros.
 *
 * @param metadata strings that describe the file
 * @param tensors the tensors in the order of their bytes
 */
record SafetensorsHeader(SortedMap<String, String> metadata, List<TensorEntry> tensors) {
  static final String METADATA = "__metadata__";
  static final String CHECKSUM = "parlance.checksum";
  static final String CHECKSUM_KIND = "crc32c ";
  static final int CHECKSUM_DIGITS = 8;
  static final int ALIGNMENT = 8;

  /** The bytes before the tensors. */
  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[Long.BYTES]);
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart(METADATA);
      for (var entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      for (TensorEntry tensor : tensors) {
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.dtype());
        json.writeArrayFieldStart("shape");
        for (long extent : tensor.shape()) {
          json.writeNumber(extent);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(tensor.begin());
        json.writeNumber(tensor.end());
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    while ((bytes.size() + textBytes()) % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    byte[] encoded = bytes.toByteArray();
    ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).putLong(0, encoded.length - Long.BYTES);
    return encoded;
  }

  /** The bytes before the first tensor whose numbers are wider than a byte. */
  private long textBytes() {
    return tensors.stream()
        .filter(tensor -> TensorScan.width(tensor.dtype()) > 1)
        .mapToLong(TensorEntry::begin)
        .findFirst()
        .orElse(0);
  }

  /** The checksum as the metadata holds it. */
  static String checksum(CRC32C crc) {
    String digits = Long.toHexString(crc.getValue());
    return CHECKSUM_KIND + "0".repeat(CHECKSUM_DIGITS - digits.length()) + digits;
  }
}
