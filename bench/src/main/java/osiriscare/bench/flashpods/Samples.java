package osiriscare.bench.flashpods;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Times of one thing, in milliseconds.
final class Samples {
  private final List<Double> millis = new ArrayList<>();

  /// Measures it that often.
  static Samples of(int times, Callable<?> work) throws Exception {
    var samples = new Samples();
    for (int i = 0; i < times; i++) {
      samples.time(work);
    }
    return samples;
  }

  <T> T time(Callable<T> work) throws Exception {
    long begun = System.nanoTime();
    var result = work.call();
    add((System.nanoTime() - begun) / 1e6);
    return result;
  }

  synchronized void add(double value) {
    millis.add(value);
  }

  synchronized int count() {
    return millis.size();
  }

  /// That part of the samples is not longer.
  synchronized double quantile(double part) {
    var sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) Math.floor(part * sorted.size())));
  }
}
