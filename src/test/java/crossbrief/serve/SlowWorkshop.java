package crossbrief.serve;

import crossbrief.job.Progress;

/** A workshop that takes its time at each step. */
final class SlowWorkshop {
  private SlowWorkshop() {}

  static Workshop of(Workshop workshop, long millisAStep) {
    return (order, asOf, progress) ->
        workshop.job(
            order,
            asOf,
            new Progress() {
              private void rest() {
                try {
                  Thread.sleep(millisAStep);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }

              @Override
              public void started(String stage, int steps) {
                progress.started(stage, steps);
              }

              @Override
              public void step() {
                progress.step();
                rest();
              }

              @Override
              public void step(String what) {
                progress.step(what);
                rest();
              }

              @Override
              public void done() {
                progress.done();
              }
            });
  }
}
