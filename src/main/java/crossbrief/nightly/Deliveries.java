package crossbrief.nightly;

import crossbrief.deliver.Channel;
import crossbrief.deliver.DeliveryException;
import crossbrief.deliver.Parcel;
import crossbrief.ledger.Delivery;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a brief over, each way once. What a channel did not take is tried again until the deadline;
 * what it may have taken is not: nobody gets a brief twice.
 */
final class Deliveries {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int LEAST_ATTEMPTS = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(20);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final String UNKNOWN =
      "the process ended while it was being sent: nobody knows whether it arrived";

  private final Ledger ledger;
  private final NightClock night;

  Deliveries(Ledger ledger, NightClock night) {
    this.ledger = ledger;
    this.night = night;
  }

  /** What a delivery under way leaves behind when its process dies is settled. */
  void settle(NamedBrief brief, Run run) {
    for (Delivery delivery : ledger.deliveries(run.id())) {
      if (delivery.state() == Delivery.State.SENDING) {
        boolean again = channel(brief, delivery.target()).map(Channel::isRepeatable).orElse(false);
        ledger.deliver(
            run.id(),
            delivery.target(),
            List.of(Delivery.State.SENDING),
            again ? Delivery.State.OPEN : Delivery.State.FAILED,
            again ? "" : UNKNOWN,
            night.now());
      }
    }
  }

  /**
   * Hands over what is open.
   *
   * @param until when to give up
   * @return what was not handed over, in words
   */
  List<String> deliver(NamedBrief brief, Run run, Parcel parcel, Instant until)
      throws InterruptedException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      boolean open = false;
      for (Delivery delivery : ledger.deliveries(run.id())) {
        if (delivery.state() == Delivery.State.OPEN) {
          boolean last = attempt >= LEAST_ATTEMPTS && !night.now().plus(wait).isBefore(until);
          open |= !deliver(brief, run, parcel, delivery.target(), last);
        }
      }
      if (!open) {
        return failures(run);
      }
      night.await(wait);
      wait = NightClock.longer(wait, LONGEST_WAIT);
    }
  }

  /** Whether this delivery is settled, for better or worse. */
  private boolean deliver(NamedBrief brief, Run run, Parcel parcel, String target, boolean last) {
    Optional<Channel> channel = channel(brief, target);
    if (channel.isEmpty()) {
      return to(
          run,
          target,
          Delivery.State.OPEN,
          Delivery.State.FAILED,
          "it is no longer in the settings");
    }
    if (!to(run, target, Delivery.State.OPEN, Delivery.State.SENDING, "")) {
      return true;
    }
    try {
      String note = channel.get().deliver(parcel);
      log.info("Delivered {} by {}", run.id(), target);
      return to(run, target, Delivery.State.SENDING, Delivery.State.SENT, note);
    } catch (DeliveryException e) {
      boolean again =
          !last
              && (e.kind() == DeliveryException.Kind.FAILED
                  || (channel.get().isRepeatable() && e.kind() == DeliveryException.Kind.UNKNOWN));
      log.warn("{}", e.getMessage());
      to(
          run,
          target,
          Delivery.State.SENDING,
          again ? Delivery.State.OPEN : Delivery.State.FAILED,
          String.valueOf(e.getMessage()));
      return !again;
    }
  }

  private boolean to(
      Run run, String target, Delivery.State from, Delivery.State to, String message) {
    return ledger.deliver(run.id(), target, List.of(from), to, message, night.now());
  }

  /** What of a run was not handed over, in words. */
  List<String> failures(Run run) {
    List<String> failures = new ArrayList<>();
    for (Delivery delivery : ledger.deliveries(run.id())) {
      if (delivery.state() == Delivery.State.FAILED) {
        failures.add(delivery.target() + ": " + delivery.message());
      }
    }
    return failures;
  }

  private static Optional<Channel> channel(NamedBrief brief, String name) {
    return brief.channels().stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
