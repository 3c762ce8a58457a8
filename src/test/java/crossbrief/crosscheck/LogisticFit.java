package crossbrief.crosscheck;

/** Logistic regression with a ridge on all weights but the first, by Newton's method. */
final class LogisticFit {
  private static final int STEPS = 40;
  private static final double ENOUGH = 1e-4;

  private LogisticFit() {}

  /**
   * Fits weights.
   *
   * @param z one row for each example; the first feature is always 1
   * @param y 1 for yes, 0 for no
   * @param w how much each example counts
   */
  static double[] fit(double[][] z, double[] y, double[] w, double ridge) {
    int n = z[0].length;
    double[] b = new double[n];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (int i = 0; i < z.length; i++) {
        double p = 1 / (1 + Math.exp(-dot(b, z[i])));
        double error = w[i] * (p - y[i]);
        double weight = w[i] * p * (1 - p);
        for (int j = 0; j < n; j++) {
          double zj = z[i][j];
          if (zj != 0) {
            gradient[j] += error * zj;
            double wz = weight * zj;
            for (int k = 0; k <= j; k++) {
              hessian[j][k] += wz * z[i][k];
            }
          }
        }
      }
      for (int j = 0; j < n; j++) {
        gradient[j] += j == 0 ? 0 : ridge * b[j];
        hessian[j][j] += j == 0 ? 1e-6 : ridge;
      }
      double[] change = solve(hessian, gradient);
      double largest = 0;
      for (int j = 0; j < n; j++) {
        b[j] -= change[j];
        largest = Math.max(largest, Math.abs(change[j]));
      }
      if (largest < ENOUGH) {
        break;
      }
    }
    return b;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Solves a symmetric positive system, given by its lower half, by Cholesky's method. */
  private static double[] solve(double[][] lower, double[] right) {
    int n = right.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = lower[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
      }
    }
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = right[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * y[k];
      }
      y[i] = sum / l[i][i];
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = y[i];
      for (int k = i + 1; k < n; k++) {
        sum -= l[k][i] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    return x;
  }
}
