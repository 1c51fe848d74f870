package io.parlance.tensor;

/** {@link CellKernel} in plain loops: the reference. */
final class ScalarCellKernel implements CellKernel {
  /** Refuses units that do not fill their blocks. */
  static void checkUnits(int units) {
    if (units < 0 || units % BLOCK != 0) {
      throw new IllegalArgumentException(units + " units, expected a multiple of " + BLOCK);
    }
  }

  /** Where the first gate of a unit lies, of {@code gates} gates a unit. */
  private static int at(int unit, int gates) {
    return unit / BLOCK * gates * BLOCK + unit % BLOCK;
  }

  @Override
  public void lstm(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] memory,
      int memoryOffset,
      int memoryStride,
      float[] output,
      int outputOffset,
      int outputStride) {
    checkUnits(units);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int at = gatesOffset + row * gatesStride + at(unit, 4);
        float i = Transcendentals.sigmoid(gates[at]);
        float f = Transcendentals.sigmoid(gates[at + BLOCK]);
        float g = Transcendentals.tanh(gates[at + 2 * BLOCK]);
        float o = Transcendentals.sigmoid(gates[at + 3 * BLOCK]);
        gates[at] = i;
        gates[at + BLOCK] = f;
        gates[at + 2 * BLOCK] = g;
        gates[at + 3 * BLOCK] = o;
        float c = Math.fma(f, before[beforeOffset + row * beforeStride + unit], i * g);
        memory[memoryOffset + row * memoryStride + unit] = c;
        output[outputOffset + row * outputStride + unit] = o * Transcendentals.tanh(c);
      }
    }
  }

  @Override
  public void lstmBack(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] memory,
      int memoryOffset,
      int memoryStride,
      float[] outputSlope,
      int outputSlopeOffset,
      int outputSlopeStride,
      float[] memorySlope,
      int memorySlopeOffset,
      int memorySlopeStride) {
    checkUnits(units);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int at = gatesOffset + row * gatesStride + at(unit, 4);
        float i = gates[at];
        float f = gates[at + BLOCK];
        float g = gates[at + 2 * BLOCK];
        float o = gates[at + 3 * BLOCK];
        float t = Transcendentals.tanh(memory[memoryOffset + row * memoryStride + unit]);
        float dh = outputSlope[outputSlopeOffset + row * outputSlopeStride + unit];
        int later = memorySlopeOffset + row * memorySlopeStride + unit;
        float dc = Math.fma(dh * o, 1 - t * t, memorySlope[later]);
        gates[at] = dc * g * i * (1 - i);
        gates[at + BLOCK] = dc * before[beforeOffset + row * beforeStride + unit] * f * (1 - f);
        gates[at + 2 * BLOCK] = dc * i * (1 - g * g);
        gates[at + 3 * BLOCK] = dh * t * o * (1 - o);
        memorySlope[later] = dc * f;
      }
    }
  }

  @Override
  public void gru(
      int rows,
      int units,
      float[] input,
      int inputOffset,
      int inputStride,
      float[] recurrent,
      int recurrentOffset,
      int recurrentStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] output,
      int outputOffset,
      int outputStride) {
    checkUnits(units);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int in = inputOffset + row * inputStride + at(unit, 3);
        int re = recurrentOffset + row * recurrentStride + at(unit, 3);
        float r = Transcendentals.sigmoid(input[in] + recurrent[re]);
        float z = Transcendentals.sigmoid(input[in + BLOCK] + recurrent[re + BLOCK]);
        float n =
            Transcendentals.tanh(Math.fma(r, recurrent[re + 2 * BLOCK], input[in + 2 * BLOCK]));
        input[in] = r;
        input[in + BLOCK] = z;
        input[in + 2 * BLOCK] = n;
        float h = before[beforeOffset + row * beforeStride + unit];
        output[outputOffset + row * outputStride + unit] = Math.fma(z, h - n, n);
      }
    }
  }

  @Override
  public void gruBack(
      int rows,
      int units,
      float[] input,
      int inputOffset,
      int inputStride,
      float[] recurrent,
      int recurrentOffset,
      int recurrentStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] outputSlope,
      int outputSlopeOffset,
      int outputSlopeStride,
      float[] beforeSlope,
      int beforeSlopeOffset,
      int beforeSlopeStride) {
    checkUnits(units);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int in = inputOffset + row * inputStride + at(unit, 3);
        int re = recurrentOffset + row * recurrentStride + at(unit, 3);
        float r = input[in];
        float z = input[in + BLOCK];
        float n = input[in + 2 * BLOCK];
        float dh = outputSlope[outputSlopeOffset + row * outputSlopeStride + unit];
        float candidate = dh * (1 - z) * (1 - n * n);
        float reset = candidate * recurrent[re + 2 * BLOCK] * r * (1 - r);
        float h = before[beforeOffset + row * beforeStride + unit];
        float update = dh * (h - n) * z * (1 - z);
        input[in] = reset;
        input[in + BLOCK] = update;
        input[in + 2 * BLOCK] = candidate;
        recurrent[re] = reset;
        recurrent[re + BLOCK] = update;
        recurrent[re + 2 * BLOCK] = candidate * r;
        beforeSlope[beforeSlopeOffset + row * beforeSlopeStride + unit] = dh * z;
      }
    }
  }

  @Override
  public void rnn(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] output,
      int outputOffset,
      int outputStride) {
    checkUnits(units);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int at = gatesOffset + row * gatesStride + unit;
        float h = Transcendentals.tanh(gates[at]);
        gates[at] = h;
        output[outputOffset + row * outputStride + unit] = h;
      }
    }
  }

  @Override
  public void rnnBack(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] outputSlope,
      int outputSlopeOffset,
      int outputSlopeStride) {
    checkUnits(units);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int at = gatesOffset + row * gatesStride + unit;
        float h = gates[at];
        float dh = outputSlope[outputSlopeOffset + row * outputSlopeStride + unit];
        gates[at] = dh * (1 - h * h);
      }
    }
  }
}
