package io.parlance.dl4j.nd4j;

import io.parlance.tensor.CellKernelContract;
import io.parlance.tensor.CrossEntropyKernelContract;
import io.parlance.tensor.FactorKernelContract;
import io.parlance.tensor.MixtureKernelContract;
import io.parlance.tensor.PackedMatrixContract;
import io.parlance.tensor.RowBagsContract;
import io.parlance.tensor.RowBlockKernelContract;
import io.parlance.tensor.RowSumsContract;
import io.parlance.tensor.SparseKernelContract;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.UpdateKernelContract;
import org.junit.jupiter.api.Nested;

/** The contracts of what the backend inherits. */
class InheritedKernelsTest {
  private static final TensorBackend BACKEND = new Nd4jBackend(1);

  @Nested
  class CellKernel extends CellKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class CrossEntropyKernel extends CrossEntropyKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class FactorKernel extends FactorKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class MixtureKernel extends MixtureKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class PackedMatrix extends PackedMatrixContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class RowBags extends RowBagsContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class RowBlockKernel extends RowBlockKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class RowSums extends RowSumsContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class SparseKernel extends SparseKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }

  @Nested
  class UpdateKernel extends UpdateKernelContract {
    @Override
    protected TensorBackend backend() {
      return BACKEND;
    }
  }
}
