package io.parlance.tensor.autograd;

import io.parlance.tensor.CellKernel;
import io.parlance.tensor.PackedMatrix;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a recurrent layer, step by step. A step's units are divided into parts; a part
 * computes the gates of its units from all units of the step before, so that there is one wait a
 * step.
 */
final class RecurrentRun {
  private static final int UNITS_A_PART = 256;

  private final Tape tape;
  private final Cell cell;
  private final LayerParameters layer;
  private final Steps steps;
  private final boolean fromEnd;
  private final CellKernel kernel;
  private final int units;
  private final int gates; // all gates of all units
  private final int parts;

  private Room sums; // (tokens, gates): the gates; on the way back their slopes
  private Room recurrentSums; // (tokens, gates): of the GRU, else sums
  private Room before; // (tokens, units): the output of the step before
  private Room memory; // (tokens, units): of the LSTM
  private Room zeros; // (sequences, units)
  private Room running; // (sequences, units): the slope of the state before
  private Matrix outputs; // (tokens, all units); this direction's from column on
  private int column;
  private State last;
  private @Nullable State start;

  /** A piece of the workspace. */
  private record Room(float[] array, int at) {}

  RecurrentRun(Tape tape, Cell cell, LayerParameters layer, Steps steps, boolean fromEnd) {
    this.tape = tape;
    this.cell = cell;
    this.layer = layer;
    this.steps = steps;
    this.fromEnd = fromEnd;
    this.kernel = tape.backend.cells();
    this.units = layer.units();
    this.gates = cell.gates() * units;
    this.parts = Math.max(1, units / UNITS_A_PART);
  }
