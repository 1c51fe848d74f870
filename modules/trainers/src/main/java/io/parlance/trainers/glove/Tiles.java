package io.parlance.trainers.glove;

import io.parlance.tensor.CellTile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the co-occurrence matrix by tiles, each a block of rows by a block of columns: in
 * memory as far as that goes, the others in a temporary file. A tile is one piece or several.
 */
final class Tiles implements Closeable {
  private static final int OVERHEAD = 160; // bytes of a piece beside its cells

  private final int blocks;
  private final long memory;
  private final Path directory;
  private final List<List<Piece>> tiles = new ArrayList<>();
  private final AtomicLong held = new AtomicLong(); // bytes
  private final AtomicLong cells = new AtomicLong();
  private @Nullable ScratchFile file;

  private sealed interface Piece {
    /** In memory. */
    record Held(CellTile tile) implements Piece {}

    /** In the file, from {@code position} on: groups, columns, logarithms. */
    record Filed(long position, int groups, int cells) implements Piece {}
  }

  /** Does something with a piece of a tile. */
  @FunctionalInterface
  interface Visitor {
    /** Returns whether to go on. */
    boolean visit(CellTile piece);
  }

  Tiles(int blocks, long memory, Path directory) {
    this.blocks = blocks;
    this.memory = memory;
    this.directory = directory;
    for (int i = 0; i < blocks * blocks; i++) {
      tiles.add(new ArrayList<>(1));
    }
  }

  /** All cells. */
  long cells() {
    return cells.get();
  }

  /**
   * Adds a piece to a tile. Threads may add to different row blocks at once.
   *
   * @throws IOException if the temporary file cannot be written
   */
  void add(int rowBlock, int columnBlock, CellTile piece) throws IOException {
    long bytes = OVERHEAD + bytes(piece.groups().length, piece.cells());
    boolean fits = held.addAndGet(bytes) <= memory;
    if (!fits) {
      held.addAndGet(-bytes);
    }
    tiles
        .get(rowBlock * blocks + columnBlock)
        .add(
            fits
                ? new Piece.Held(piece)
                : new Piece.Filed(
                    file().append(packed(piece)), piece.groups().length, piece.cells()));
    cells.addAndGet(piece.cells());
  }

  private static long bytes(long groups, long cells) {
    return groups * Integer.BYTES + cells * (Short.BYTES + Float.BYTES);
  }

  /** The bytes of all tiles between so many blocks. */
  static long bytes(long groups, long cells, int blocks) {
    long portions = cells / blocks / TileBuilder.PORTION + 1;
    return bytes(groups, cells) + portions * blocks * blocks * OVERHEAD;
  }

  private synchronized ScratchFile file() throws IOException {
    ScratchFile current = file == null ? new ScratchFile(directory) : file;
    file = current;
    return current;
  }

  private static ByteBuffer packed(CellTile tile) {
    int groupBytes = tile.groups().length * Integer.BYTES;
    int columnBytes = tile.cells() * Short.BYTES;
    ByteBuffer bytes = allocate(tile.groups().length, tile.cells());
    bytes.asIntBuffer().put(tile.groups(), 0, tile.groups().length);
    bytes
        .position(groupBytes)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .put(tile.columns(), 0, tile.cells());
    bytes
        .position(groupBytes + columnBytes)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(tile.logs(), 0, tile.cells());
    return bytes.position(0);
  }

  private static ByteBuffer allocate(int groups, int cells) {
    return ByteBuffer.allocate(groups * Integer.BYTES + cells * (Short.BYTES + Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes at most that it takes to read a piece from the file. */
  static long pieceBytes(Stripes stripes) {
    long side = stripes.size(0);
    long cells = Math.min(side * side, TileBuilder.mostCells(stripes.words()));
    return 2 * (OVERHEAD + cells * (Integer.BYTES + Short.BYTES + Float.BYTES));
  }

  /** Hands the pieces of a tile to the visitor, in the order they were added. */
  void visit(int rowBlock, int columnBlock, Visitor visitor) throws IOException {
    for (Piece piece : tiles.get(rowBlock * blocks + columnBlock)) {
      if (!visitor.visit(
          piece instanceof Piece.Filed filed ? read(filed) : ((Piece.Held) piece).tile())) {
        return;
      }
    }
  }

  private CellTile read(Piece.Filed filed) throws IOException {
    ByteBuffer bytes = allocate(filed.groups(), filed.cells());
    file().read(filed.position(), bytes);
    int[] groups = new int[filed.groups()];
    bytes.position(0).asIntBuffer().get(groups);
    int columnsAt = filed.groups() * Integer.BYTES;
    short[] columns = new short[filed.cells()];
    bytes.position(columnsAt).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(columns);
    float[] logs = new float[filed.cells()];
    bytes
        .position(columnsAt + filed.cells() * Short.BYTES)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(logs);
    return new CellTile(groups, columns, logs);
  }

  @Override
  public void close() throws IOException {
    tiles.clear();
    if (file != null) {
      file.close();
    }
  }
}
