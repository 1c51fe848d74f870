package io.parlance.tensor;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link CellKernel} by the Vector API, a vector of units at a time.
 *
 * <p>Beyond ±{@value #MOST}, a logistic function differs from 0 or 1 by less than 3e-9, so its
 * argument is held there, and that of tanh at half of it: then the reduction of an exponential
 * needs no second part of ln 2, its power of two no second factor, and denominators can be
 * multiplied without overflow to share a division, the slowest of all instructions here. With
 * {@code m = exp(2x) - 1}, {@code tanh(x) = m / (m + 2)}, exact near 0 as well.
 *
 * <p>All is written out, since a call that is not inlined would box every vector.
 */
final class VectorCellKernel implements CellKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  /** Where the argument of the logistic function is held. */
  private static final float MOST = 20f;

  /** Bits of 1, to which a shifted exponent is added. */
  private static final int ONE = 0x3f800000;

  // exp(-s) = 1 - s + s² (L0 + L1 s + …)
  private static final float L0 = Transcendentals.E0;
  private static final float L1 = -Transcendentals.E1;
  private static final float L2 = Transcendentals.E2;
  private static final float L3 = -Transcendentals.E3;
  private static final float L4 = Transcendentals.E4;

  // exp(2s) = 1 + 2s + s² (D0 + D1 s + …)
  private static final float D0 = 4 * Transcendentals.E0;
  private static final float D1 = 8 * Transcendentals.E1;
  private static final float D2 = 16 * Transcendentals.E2;
  private static final float D3 = 32 * Transcendentals.E3;
  private static final float D4 = 64 * Transcendentals.E4;

  private static final float LOG2E = Transcendentals.INVERSE_LN2;
  private static final float LN2 = Transcendentals.LN2;
  private static final float ROUND = Transcendentals.ROUNDER;

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
    ScalarCellKernel.checkUnits(units);
    for (int row = 0; row < rows; row++) {
      activate(units, gates, gatesOffset + row * gatesStride);
      remember(
          units,
          gates,
          gatesOffset + row * gatesStride,
          before,
          beforeOffset + row * beforeStride,
          memory,
          memoryOffset + row * memoryStride,
          output,
          outputOffset + row * outputStride);
    }
  }

  /** Sums become gates: i, f and o by the logistic function, g by tanh. */
  private static void activate(int units, float[] gates, int at) {
    for (int unit = 0; unit < units; unit += LANES) {
      int iAt = at + 4 * (unit & -BLOCK) + (unit & (BLOCK - 1));
      FloatVector i = FloatVector.fromArray(S, gates, iAt);
      FloatVector f = FloatVector.fromArray(S, gates, iAt + BLOCK);
      FloatVector g = FloatVector.fromArray(S, gates, iAt + 2 * BLOCK);
      FloatVector o = FloatVector.fromArray(S, gates, iAt + 3 * BLOCK);
      FloatVector shifted;
      FloatVector power;
      FloatVector p;

      i = i.blend(MOST, i.compare(GT, MOST)).blend(-MOST, i.compare(LT, -MOST));
      shifted = i.fma(FloatVector.broadcast(S, -LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      i = shifted.sub(ROUND).fma(FloatVector.broadcast(S, LN2), i);
      p = i.fma(FloatVector.broadcast(S, L4), FloatVector.broadcast(S, L3));
      p = p.fma(i, FloatVector.broadcast(S, L2));
      p = p.fma(i, FloatVector.broadcast(S, L1));
      p = p.fma(i, FloatVector.broadcast(S, L0));
      p = p.fma(i, FloatVector.broadcast(S, -1)).mul(i);
      FloatVector iBelow = p.fma(power, power).add(1); // 1 + exp(-i)

      f = f.blend(MOST, f.compare(GT, MOST)).blend(-MOST, f.compare(LT, -MOST));
      shifted = f.fma(FloatVector.broadcast(S, -LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      f = shifted.sub(ROUND).fma(FloatVector.broadcast(S, LN2), f);
      p = f.fma(FloatVector.broadcast(S, L4), FloatVector.broadcast(S, L3));
      p = p.fma(f, FloatVector.broadcast(S, L2));
      p = p.fma(f, FloatVector.broadcast(S, L1));
      p = p.fma(f, FloatVector.broadcast(S, L0));
      p = p.fma(f, FloatVector.broadcast(S, -1)).mul(f);
      FloatVector fBelow = p.fma(power, power).add(1); // 1 + exp(-f)

      o = o.blend(MOST, o.compare(GT, MOST)).blend(-MOST, o.compare(LT, -MOST));
      shifted = o.fma(FloatVector.broadcast(S, -LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      o = shifted.sub(ROUND).fma(FloatVector.broadcast(S, LN2), o);
      p = o.fma(FloatVector.broadcast(S, L4), FloatVector.broadcast(S, L3));
      p = p.fma(o, FloatVector.broadcast(S, L2));
      p = p.fma(o, FloatVector.broadcast(S, L1));
      p = p.fma(o, FloatVector.broadcast(S, L0));
      p = p.fma(o, FloatVector.broadcast(S, -1)).mul(o);
      FloatVector oBelow = p.fma(power, power).add(1); // 1 + exp(-o)

      g = g.blend(MOST / 2, g.compare(GT, MOST / 2)).blend(-MOST / 2, g.compare(LT, -MOST / 2));
      shifted = g.fma(FloatVector.broadcast(S, 2 * LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      g = shifted.sub(ROUND).fma(FloatVector.broadcast(S, -LN2 / 2), g);
      p = g.fma(FloatVector.broadcast(S, D4), FloatVector.broadcast(S, D3));
      p = p.fma(g, FloatVector.broadcast(S, D2));
      p = p.fma(g, FloatVector.broadcast(S, D1));
      p = p.fma(g, FloatVector.broadcast(S, D0));
      p = p.fma(g, FloatVector.broadcast(S, 2)).mul(g);
      FloatVector gAbove = p.fma(power, power.sub(1)); // exp(2g) - 1

      FloatVector gBelow = gAbove.add(2);
      FloatVector pair = iBelow.mul(fBelow);
      FloatVector other = gBelow.mul(oBelow);
      FloatVector share = FloatVector.broadcast(S, 1).div(pair.mul(other));
      FloatVector ofPair = share.mul(other);
      FloatVector ofOther = share.mul(pair);
      ofPair.mul(fBelow).intoArray(gates, iAt);
      ofPair.mul(iBelow).intoArray(gates, iAt + BLOCK);
      ofOther.mul(oBelow).mul(gAbove).intoArray(gates, iAt + 2 * BLOCK);
      ofOther.mul(gBelow).intoArray(gates, iAt + 3 * BLOCK);
    }
  }

  /** Gates become memory and output. */
  private static void remember(
      int units,
      float[] gates,
      int at,
      float[] before,
      int beforeAt,
      float[] memory,
      int memoryAt,
      float[] output,
      int outputAt) {
    for (int unit = 0; unit < units; unit += LANES) {
      int iAt = at + 4 * (unit & -BLOCK) + (unit & (BLOCK - 1));
      FloatVector i = FloatVector.fromArray(S, gates, iAt);
      FloatVector f = FloatVector.fromArray(S, gates, iAt + BLOCK);
      FloatVector g = FloatVector.fromArray(S, gates, iAt + 2 * BLOCK);
      FloatVector o = FloatVector.fromArray(S, gates, iAt + 3 * BLOCK);
      FloatVector c = f.fma(FloatVector.fromArray(S, before, beforeAt + unit), i.mul(g));
      c.intoArray(memory, memoryAt + unit);
      FloatVector shifted;
      FloatVector power;
      FloatVector p;

      c = c.blend(MOST / 2, c.compare(GT, MOST / 2)).blend(-MOST / 2, c.compare(LT, -MOST / 2));
      shifted = c.fma(FloatVector.broadcast(S, 2 * LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      c = shifted.sub(ROUND).fma(FloatVector.broadcast(S, -LN2 / 2), c);
      p = c.fma(FloatVector.broadcast(S, D4), FloatVector.broadcast(S, D3));
      p = p.fma(c, FloatVector.broadcast(S, D2));
      p = p.fma(c, FloatVector.broadcast(S, D1));
      p = p.fma(c, FloatVector.broadcast(S, D0));
      p = p.fma(c, FloatVector.broadcast(S, 2)).mul(c);
      FloatVector above = p.fma(power, power.sub(1)); // exp(2c) - 1

      o.mul(above).div(above.add(2)).intoArray(output, outputAt + unit);
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
    ScalarCellKernel.checkUnits(units);
    for (int row = 0; row < rows; row++) {
      forget(
          units,
          gates,
          gatesOffset + row * gatesStride,
          before,
          beforeOffset + row * beforeStride,
          memory,
          memoryOffset + row * memoryStride,
          outputSlope,
          outputSlopeOffset + row * outputSlopeStride,
          memorySlope,
          memorySlopeOffset + row * memorySlopeStride);
    }
  }

  /** A row of {@link #lstmBack}. */
  private static void forget(
      int units,
      float[] gates,
      int at,
      float[] before,
      int beforeAt,
      float[] memory,
      int memoryAt,
      float[] outputSlope,
      int outputSlopeAt,
      float[] memorySlope,
      int memorySlopeAt) {
    FloatVector one = FloatVector.broadcast(S, 1);
    for (int unit = 0; unit < units; unit += LANES) {
      int iAt = at + 4 * (unit & -BLOCK) + (unit & (BLOCK - 1));
      FloatVector c = FloatVector.fromArray(S, memory, memoryAt + unit);
      FloatVector shifted;
      FloatVector power;
      FloatVector p;

      c = c.blend(MOST / 2, c.compare(GT, MOST / 2)).blend(-MOST / 2, c.compare(LT, -MOST / 2));
      shifted = c.fma(FloatVector.broadcast(S, 2 * LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      c = shifted.sub(ROUND).fma(FloatVector.broadcast(S, -LN2 / 2), c);
      p = c.fma(FloatVector.broadcast(S, D4), FloatVector.broadcast(S, D3));
      p = p.fma(c, FloatVector.broadcast(S, D2));
      p = p.fma(c, FloatVector.broadcast(S, D1));
      p = p.fma(c, FloatVector.broadcast(S, D0));
      p = p.fma(c, FloatVector.broadcast(S, 2)).mul(c);
      FloatVector above = p.fma(power, power.sub(1)); // exp(2c) - 1

      FloatVector t = above.div(above.add(2));
      FloatVector i = FloatVector.fromArray(S, gates, iAt);
      FloatVector f = FloatVector.fromArray(S, gates, iAt + BLOCK);
      FloatVector g = FloatVector.fromArray(S, gates, iAt + 2 * BLOCK);
      FloatVector o = FloatVector.fromArray(S, gates, iAt + 3 * BLOCK);
      FloatVector dh = FloatVector.fromArray(S, outputSlope, outputSlopeAt + unit);
      FloatVector dho = dh.mul(o);
      FloatVector later = FloatVector.fromArray(S, memorySlope, memorySlopeAt + unit);
      FloatVector dc = dho.fma(one.sub(t.mul(t)), later);
      FloatVector dcf = dc.mul(f);
      FloatVector dci = dc.mul(i);
      dcf.intoArray(memorySlope, memorySlopeAt + unit);
      dci.mul(g).mul(one.sub(i)).intoArray(gates, iAt);
      dcf.mul(FloatVector.fromArray(S, before, beforeAt + unit))
          .mul(one.sub(f))
          .intoArray(gates, iAt + BLOCK);
      dci.mul(one.sub(g.mul(g))).intoArray(gates, iAt + 2 * BLOCK);
      dho.mul(t).mul(one.sub(o)).intoArray(gates, iAt + 3 * BLOCK);
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
    ScalarCellKernel.checkUnits(units);
    for (int row = 0; row < rows; row++) {
      renew(
          units,
          input,
          inputOffset + row * inputStride,
          recurrent,
          recurrentOffset + row * recurrentStride,
          before,
          beforeOffset + row * beforeStride,
          output,
          outputOffset + row * outputStride);
    }
  }

  /** A row of {@link #gru}. */
  private static void renew(
      int units,
      float[] input,
      int at,
      float[] recurrent,
      int recurrentAt,
      float[] before,
      int beforeAt,
      float[] output,
      int outputAt) {
    FloatVector one = FloatVector.broadcast(S, 1);
    for (int unit = 0; unit < units; unit += LANES) {
      int gate = 3 * (unit & -BLOCK) + (unit & (BLOCK - 1));
      int rAt = at + gate;
      int reAt = recurrentAt + gate;
      FloatVector r =
          FloatVector.fromArray(S, input, rAt).add(FloatVector.fromArray(S, recurrent, reAt));
      FloatVector z =
          FloatVector.fromArray(S, input, rAt + BLOCK)
              .add(FloatVector.fromArray(S, recurrent, reAt + BLOCK));
      FloatVector shifted;
      FloatVector power;
      FloatVector p;

      r = r.blend(MOST, r.compare(GT, MOST)).blend(-MOST, r.compare(LT, -MOST));
      shifted = r.fma(FloatVector.broadcast(S, -LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      r = shifted.sub(ROUND).fma(FloatVector.broadcast(S, LN2), r);
      p = r.fma(FloatVector.broadcast(S, L4), FloatVector.broadcast(S, L3));
      p = p.fma(r, FloatVector.broadcast(S, L2));
      p = p.fma(r, FloatVector.broadcast(S, L1));
      p = p.fma(r, FloatVector.broadcast(S, L0));
      p = p.fma(r, FloatVector.broadcast(S, -1)).mul(r);
      FloatVector rBelow = p.fma(power, power).add(1); // 1 + exp(-r)

      z = z.blend(MOST, z.compare(GT, MOST)).blend(-MOST, z.compare(LT, -MOST));
      shifted = z.fma(FloatVector.broadcast(S, -LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      z = shifted.sub(ROUND).fma(FloatVector.broadcast(S, LN2), z);
      p = z.fma(FloatVector.broadcast(S, L4), FloatVector.broadcast(S, L3));
      p = p.fma(z, FloatVector.broadcast(S, L2));
      p = p.fma(z, FloatVector.broadcast(S, L1));
      p = p.fma(z, FloatVector.broadcast(S, L0));
      p = p.fma(z, FloatVector.broadcast(S, -1)).mul(z);
      FloatVector zBelow = p.fma(power, power).add(1); // 1 + exp(-z)

      FloatVector share = one.div(rBelow.mul(zBelow));
      r = share.mul(zBelow);
      z = share.mul(rBelow);
      r.intoArray(input, rAt);
      z.intoArray(input, rAt + BLOCK);
      FloatVector n =
          r.fma(
              FloatVector.fromArray(S, recurrent, reAt + 2 * BLOCK),
              FloatVector.fromArray(S, input, rAt + 2 * BLOCK));

      n = n.blend(MOST / 2, n.compare(GT, MOST / 2)).blend(-MOST / 2, n.compare(LT, -MOST / 2));
      shifted = n.fma(FloatVector.broadcast(S, 2 * LOG2E), FloatVector.broadcast(S, ROUND));
      power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      n = shifted.sub(ROUND).fma(FloatVector.broadcast(S, -LN2 / 2), n);
      p = n.fma(FloatVector.broadcast(S, D4), FloatVector.broadcast(S, D3));
      p = p.fma(n, FloatVector.broadcast(S, D2));
      p = p.fma(n, FloatVector.broadcast(S, D1));
      p = p.fma(n, FloatVector.broadcast(S, D0));
      p = p.fma(n, FloatVector.broadcast(S, 2)).mul(n);
      FloatVector above = p.fma(power, power.sub(1)); // exp(2n) - 1

      n = above.div(above.add(2));
      n.intoArray(input, rAt + 2 * BLOCK);
      FloatVector h = FloatVector.fromArray(S, before, beforeAt + unit);
      z.fma(h.sub(n), n).intoArray(output, outputAt + unit);
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
    ScalarCellKernel.checkUnits(units);
    for (int row = 0; row < rows; row++) {
      recall(
          units,
          input,
          inputOffset + row * inputStride,
          recurrent,
          recurrentOffset + row * recurrentStride,
          before,
          beforeOffset + row * beforeStride,
          outputSlope,
          outputSlopeOffset + row * outputSlopeStride,
          beforeSlope,
          beforeSlopeOffset + row * beforeSlopeStride);
    }
  }

  /** A row of {@link #gruBack}. */
  private static void recall(
      int units,
      float[] input,
      int at,
      float[] recurrent,
      int recurrentAt,
      float[] before,
      int beforeAt,
      float[] outputSlope,
      int outputSlopeAt,
      float[] beforeSlope,
      int beforeSlopeAt) {
    FloatVector one = FloatVector.broadcast(S, 1);
    for (int unit = 0; unit < units; unit += LANES) {
      int gate = 3 * (unit & -BLOCK) + (unit & (BLOCK - 1));
      int rAt = at + gate;
      int reAt = recurrentAt + gate;
      FloatVector r = FloatVector.fromArray(S, input, rAt);
      FloatVector z = FloatVector.fromArray(S, input, rAt + BLOCK);
      FloatVector n = FloatVector.fromArray(S, input, rAt + 2 * BLOCK);
      FloatVector dh = FloatVector.fromArray(S, outputSlope, outputSlopeAt + unit);
      FloatVector dhz = dh.mul(z);
      FloatVector h = FloatVector.fromArray(S, before, beforeAt + unit);
      dhz.intoArray(beforeSlope, beforeSlopeAt + unit);
      FloatVector left = one.sub(z);
      FloatVector candidate = dh.mul(left).mul(one.sub(n.mul(n)));
      FloatVector throughReset = candidate.mul(r);
      FloatVector reset =
          throughReset.mul(FloatVector.fromArray(S, recurrent, reAt + 2 * BLOCK)).mul(one.sub(r));
      FloatVector update = dhz.mul(h.sub(n)).mul(left);
      reset.intoArray(input, rAt);
      update.intoArray(input, rAt + BLOCK);
      candidate.intoArray(input, rAt + 2 * BLOCK);
      reset.intoArray(recurrent, reAt);
      update.intoArray(recurrent, reAt + BLOCK);
      throughReset.intoArray(recurrent, reAt + 2 * BLOCK);
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
    ScalarCellKernel.checkUnits(units);
    for (int row = 0; row < rows; row++) {
      int at = gatesOffset + row * gatesStride;
      int outputAt = outputOffset + row * outputStride;
      for (int unit = 0; unit < units; unit += LANES) {
        FloatVector h = FloatVector.fromArray(S, gates, at + unit);
        FloatVector shifted;
        FloatVector power;
        FloatVector p;

        h = h.blend(MOST / 2, h.compare(GT, MOST / 2)).blend(-MOST / 2, h.compare(LT, -MOST / 2));
        shifted = h.fma(FloatVector.broadcast(S, 2 * LOG2E), FloatVector.broadcast(S, ROUND));
        power = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
        h = shifted.sub(ROUND).fma(FloatVector.broadcast(S, -LN2 / 2), h);
        p = h.fma(FloatVector.broadcast(S, D4), FloatVector.broadcast(S, D3));
        p = p.fma(h, FloatVector.broadcast(S, D2));
        p = p.fma(h, FloatVector.broadcast(S, D1));
        p = p.fma(h, FloatVector.broadcast(S, D0));
        p = p.fma(h, FloatVector.broadcast(S, 2)).mul(h);
        FloatVector above = p.fma(power, power.sub(1)); // exp(2h) - 1

        h = above.div(above.add(2));
        h.intoArray(gates, at + unit);
        h.intoArray(output, outputAt + unit);
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
    ScalarCellKernel.checkUnits(units);
    for (int row = 0; row < rows; row++) {
      int at = gatesOffset + row * gatesStride;
      int slopeAt = outputSlopeOffset + row * outputSlopeStride;
      for (int unit = 0; unit < units; unit += LANES) {
        FloatVector h = FloatVector.fromArray(S, gates, at + unit);
        FloatVector dh = FloatVector.fromArray(S, outputSlope, slopeAt + unit);
        dh.mul(FloatVector.broadcast(S, 1).sub(h.mul(h))).intoArray(gates, at + unit);
      }
    }
  }
}
