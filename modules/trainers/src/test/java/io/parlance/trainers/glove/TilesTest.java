package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.CellTile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {
  private static final int WORDS = 300;
  private static final long UNIT = 60;

  private final Path directory;

  TilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void each_cell_stands_once_in_its_tile_and_cells_are_shuffled() throws Exception {
    Stripes stripes = new Stripes(WORDS, 4);
    Map<Long, Long> cells = cells();
    try (Tiles tiles = tiles(stripes, cells, Long.MAX_VALUE, 1)) {
      assertThat(tiles.cells()).isEqualTo(cells.size());
      Map<Long, Float> found = new TreeMap<>();
      List<Long> order = new ArrayList<>();
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
          collect(stripes, tiles, row, column, found, order);
        }
      }
      assertThat(order).hasSameSizeAs(cells.keySet()).isNotEqualTo(List.copyOf(cells.keySet()));
      cells.forEach(
          (key, units) ->
              assertThat(found.get(key)).isEqualTo((float) (Math.log(units) - Math.log(UNIT))));
    }
  }

  @Test
  void tiles_in_a_file_are_those_in_memory() throws Exception {
    Stripes stripes = new Stripes(WORDS, 4);
    Map<Long, Long> cells = cells();
    try (Tiles held = tiles(stripes, cells, Long.MAX_VALUE, 1);
        Tiles mixed = tiles(stripes, cells, 20_000, 1);
        Tiles filed = tiles(stripes, cells, 0, 1);
        Tiles others = tiles(stripes, cells, 0, 2)) {
      for (int tile = 0; tile < 16; tile++) {
        List<List<Number>> expected = contents(held, tile);
        assertThat(contents(mixed, tile)).isEqualTo(expected);
        assertThat(contents(filed, tile)).isEqualTo(expected);
        assertThat(contents(others, tile)).as("another seed").isNotEqualTo(expected);
      }
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  private static Map<Long, Long> cells() {
    Random random = new Random(2);
    Map<Long, Long> cells = new TreeMap<>();
    for (int i = 0; i < 8000; i++) {
      long row = (long) (WORDS * random.nextDouble() * random.nextDouble());
      cells.put(row << 32 | random.nextInt(WORDS), 1 + (long) Math.exp(25 * random.nextDouble()));
    }
    return cells;
  }

  private Tiles tiles(Stripes stripes, Map<Long, Long> cells, long memory, long seed)
      throws IOException {
    Tiles tiles = new Tiles(stripes.blocks(), memory, directory);
    TileBuilder builder = new TileBuilder(stripes, new CountLogs(UNIT), tiles);
    long[] sums = new long[WORDS];
    int[] columns = new int[WORDS];
    for (int block = 0; block < stripes.blocks(); block++) {
      builder.begin(block, seed);
      for (int place = 0; place < stripes.size(block); place++) {
        int word = stripes.word(block, place);
        int n = 0;
        for (int column = 0; column < WORDS; column++) {
          Long units = cells.get((long) word << 32 | column);
          if (units != null) {
            sums[column] = units;
            columns[n++] = column;
          }
        }
        builder.cells(word, columns, sums, n);
      }
      builder.finish();
    }
    return tiles;
  }

  private static void collect(
      Stripes stripes, Tiles tiles, int row, int column, Map<Long, Float> found, List<Long> order)
      throws IOException {
    tiles.visit(
        row,
        column,
        piece -> {
          int at = 0;
          for (int group : piece.groups()) {
            long word = stripes.word(row, group >>> 16);
            for (int end = at + (group & 0xffff) + 1; at < end; at++) {
              long key = word << 32 | stripes.word(column, piece.columns()[at]);
              assertThat(found.put(key, piece.logs()[at])).isNull();
              order.add(key);
            }
          }
          assertThat(at).isEqualTo(piece.cells());
          return true;
        });
  }

  private static List<List<Number>> contents(Tiles tiles, int tile) throws IOException {
    List<List<Number>> contents = new ArrayList<>();
    tiles.visit(
        tile / 4,
        tile % 4,
        piece -> {
          contents.add(numbers(piece));
          return true;
        });
    return contents;
  }

  private static List<Number> numbers(CellTile piece) {
    List<Number> numbers = new ArrayList<>();
    for (int i = 0; i < piece.groupCount(); i++) {
      numbers.add(piece.groups()[i]);
    }
    for (int i = 0; i < piece.cells(); i++) {
      numbers.add(piece.columns()[i]);
      numbers.add(piece.logs()[i]);
    }
    return numbers;
  }
}
