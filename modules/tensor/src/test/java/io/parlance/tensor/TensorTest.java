package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  private final TensorBackend backend = TensorBackend.named("scalar");
  private final Parallel alone = Parallel.sequential();

  @Test
  void elements_lie_row_by_row() {
    Tensor t = counting(2, 3, 4);
    assertThat(t.value(1, 2, 3)).isEqualTo(23);
    assertThat(t.value(0, 1, 0)).isEqualTo(4);
    assertThat(t.rank()).isEqualTo(3);
    assertThat(t.shape()).containsExactly(2, 3, 4);
    assertThat(t.elements()).isEqualTo(24);
    assertThat(t.isContiguous()).isTrue();
  }

  @Test
  void views_share_their_elements() {
    Tensor t = counting(2, 3);
    t.transpose().set(-1f, 2, 1);
    assertThat(t.value(1, 2)).isEqualTo(-1);
    t.at(0).set(-2f, 1);
    assertThat(t.value(0, 1)).isEqualTo(-2);
    t.slice(1, 1, 3).slice(0, 1, 2).set(-3f, 0, 0);
    assertThat(t.value(1, 1)).isEqualTo(-3);
  }

  @Test
  void a_copy_is_contiguous_and_apart() {
    Tensor turned = counting(2, 3).transpose();
    assertThat(turned.isContiguous()).isFalse();
    Tensor copy = turned.copy();
    assertThat(copy.isContiguous()).isTrue();
    assertThat(copy.data()).containsExactly(0, 3, 1, 4, 2, 5);
    copy.set(9f, 0, 0);
    assertThat(turned.value(0, 0)).isZero();
  }

  @Test
  void a_reshape_keeps_the_order() {
    assertThat(counting(2, 6).at(1).reshape(3, 2).value(2, 0)).isEqualTo(10);
    assertThatThrownBy(() -> counting(2, 3).transpose().reshape(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor [3, 2], not contiguous, cannot be [6]");
    assertThatThrownBy(() -> counting(2, 3).reshape(7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void matmul_takes_transposed_and_sliced_views() {
    Tensor a = counting(3, 4);
    Tensor b = counting(5, 4);
    Tensor product = a.matmul(b.transpose(), backend, alone);
    assertThat(product.shape()).containsExactly(3, 5);
    assertThat(product.value(2, 3)).isEqualTo(8 * 12 + 9 * 13 + 10 * 14 + 11 * 15);
    Tensor sliced = a.slice(1, 1, 3).transpose().matmul(a.slice(1, 2, 4), backend, alone);
    assertThat(sliced.value(1, 0)).isEqualTo(2 * 2 + 6 * 6 + 10 * 10);
    Tensor scattered = counting(2, 3, 4).transpose().at(1).slice(0, 0, 2);
    assertThat(scattered.matmul(counting(3, 1), backend, alone).shape()).containsExactly(2, 1);
  }

  @Test
  void matmul_of_elements_that_lie_apart_in_both_dimensions_copies_them() {
    Tensor columns = Tensor.of(counting(24).data(), 2, 3, 4).transpose().slice(1, 1, 3);
    Tensor apart = columns.slice(2, 0, 1).at(1); // (4, 3) of strides (1, 4), cut: (2, 1)
    Tensor product = apart.matmul(counting(1, 2), backend, alone);
    assertThat(product.value(1, 1)).isEqualTo(apart.value(1, 0));
  }

  @Test
  void products_are_added_to_a_part_of_a_tensor() {
    Tensor target = counting(4, 4);
    Tensor part = target.slice(0, 1, 3).slice(1, 2, 4);
    part.addMatmul(2f, counting(2, 1), counting(1, 2), 1f, backend, alone);
    assertThat(target.value(2, 3)).isEqualTo(11 + 2);
    assertThat(target.value(1, 2)).isEqualTo(6);
    assertThat(target.value(3, 3)).isEqualTo(15);
  }

  @Test
  void shapes_that_do_not_agree_are_refused_by_name() {
    assertThatThrownBy(() -> counting(2, 3).matmul(counting(2, 3), backend, alone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no matrix product of tensor [2, 3] and tensor [2, 3]: (m, k) by (k, n) is needed");
    assertThatThrownBy(() -> Tensor.of(new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 floats cannot have the shape [2, 3]");
    assertThatThrownBy(() -> Tensor.zeros(1 << 20, 1 << 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than one array holds");
    assertThatThrownBy(() -> Tensor.zeros(2, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> counting(2, 3).value(2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index 2 in dimension 0 of tensor [2, 3]");
    assertThatThrownBy(() -> counting(2, 3).value(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> counting(2, 3).slice(1, 2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> counting(3).transpose()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                Tensor.zeros(2, 2)
                    .addMatmul(1f, counting(2, 1), counting(1, 3), 0f, backend, alone))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Tensor counting(int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.elements(); i++) {
      tensor.data()[i] = i;
    }
    return tensor;
  }
}
