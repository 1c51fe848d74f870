package io.parlance.embeddings.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a safetensors header's JSON and holds every claim in it against the size of the file. */
final class SafetensorsHeaderParser {
  private static final int NESTING = 8; // a header needs 3
  private static final int LEAST_JSON = 4; // bytes; zeros among them stand for UTF-16 or UTF-32

  private final ByteInput in;
  private final byte[] json;
  private final long jsonOffset; // of json[0] in the file
  private final SortedMap<String, String> metadata = new TreeMap<>();
  private final List<TensorEntry> tensors = new ArrayList<>();
  private OptionalInt checksumDigits = OptionalInt.empty();

  SafetensorsHeaderParser(ByteInput in, byte[] json, long jsonOffset) {
    this.in = in;
    this.json = json;
    this.jsonOffset = jsonOffset;
  }

  /** Where in the JSON the checksum's digits start, if it has one. */
  OptionalInt checksumDigits() {
    return checksumDigits;
  }

  SafetensorsHeader parse() throws IOException {
    for (int i = 0; i < Math.min(LEAST_JSON, json.length); i++) {
      if (json[i] == 0) {
        throw in.damaged(
            Symptom.HEADER, jsonOffset + i, "the header is not JSON in UTF-8: it holds a zero");
      }
    }
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(NESTING).build())
            .build();
    try (JsonParser parser = factory.createParser(json)) {
      expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object for \"" + name + '"');
        if (name.equals(SafetensorsHeader.METADATA)) {
          metadata(parser);
        } else {
          tensors.add(tensor(parser, name));
        }
      }
      expect(parser, parser.currentToken(), JsonToken.END_OBJECT, "the end of the object");
      if (parser.nextToken() != null) {
        throw at(parser, "the header goes on after its JSON object");
      }
    } catch (StreamReadException e) {
      throw in.damaged(
          Symptom.HEADER,
          jsonOffset + Math.max(0, e.getLocation().getByteOffset()),
          "the header is not the JSON of a safetensors file: "
              + e.getOriginalMessage().replaceAll("\\p{Cntrl}+", " "));
    }
    tensors.sort(Comparator.comparingLong(TensorEntry::begin).thenComparing(TensorEntry::end));
    return new SafetensorsHeader(metadata, List.copyOf(tensors));
  }

  private void metadata(JsonParser parser) throws IOException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, "a string for \"" + key + '"');
      long start = parser.currentTokenLocation().getByteOffset();
      metadata.put(key, parser.getText());
      if (key.equals(SafetensorsHeader.CHECKSUM)) {
        checksumDigits = OptionalInt.of((int) start + 1 + SafetensorsHeader.CHECKSUM_KIND.length());
      }
    }
  }

  private TensorEntry tensor(JsonParser parser, String name) throws IOException {
    String dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(parser, value, JsonToken.VALUE_STRING, "a string for \"dtype\"");
          dtype = parser.getText();
        }
        case "shape" -> shape = numbers(parser, "shape");
        case "data_offsets" -> offsets = numbers(parser, "data_offsets");
        default -> throw at(parser, "tensor \"" + name + "\" has an unknown key \"" + key + '"');
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw at(
          parser,
          "tensor \"" + name + "\" needs a dtype, a shape and two data_offsets, not all are there");
    }
    return new TensorEntry(name, dtype, shape, offsets.get(0), offsets.get(1));
  }

  private List<Long> numbers(JsonParser parser, String key) throws IOException {
    expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "an array for \"" + key + '"');
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(
          parser, parser.currentToken(), JsonToken.VALUE_NUMBER_INT, "integers in \"" + key + '"');
      long number = parser.getLongValue();
      if (number < 0) {
        throw at(parser, "\"" + key + "\" holds the negative number " + number);
      }
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  private void expect(
      JsonParser parser, @Nullable JsonToken found, JsonToken wanted, String description)
      throws IOException {
    if (found != wanted) {
      throw at(
          parser,
          "the header has "
              + (found == null ? "its end" : found.toString())
              + " where a safetensors file has "
              + description);
    }
  }

  private ModelFormatException at(JsonParser parser, String complaint) {
    return in.damaged(
        Symptom.HEADER,
        jsonOffset + Math.max(0, parser.currentTokenLocation().getByteOffset()),
        complaint.replaceAll("\\p{Cntrl}", "?"));
  }
}
